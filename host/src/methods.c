#include "method.h"
#include "serve.h"

method *const serve_methods[] = {
#define METHOD(CONSTANT, word) [REQUEST_##CONSTANT] = method_##word,
#include "methods.def"
#undef METHOD
};
