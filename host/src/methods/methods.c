#include "methods/methods.h"

method *const methods_all[] = {
#define METHOD(CONSTANT, word) [REQUEST_##CONSTANT] = method_##word,
#include "methods/methods.def"
#undef METHOD
};
