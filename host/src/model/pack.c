#include "model/pack.h"

const struct pack_array_type pack_arrays[PACK_ARRAYS] = {
#define ARRAY(name, type, member, most) {#member, sizeof(type), most},
#include "model/pack_arrays.def"
#undef ARRAY
};

const struct pack_attribute_type pack_attributes[PACK_ATTRIBUTES] = {
#define ATTRIBUTE(name, word, kind, most) {word, PACK_VALUE_##kind, most},
#include "model/pack_attributes.def"
#undef ATTRIBUTE
};

const char *const pack_word_kinds[PACK_WORD_KINDS] = {
#define WORD_KIND(name, word) word,
#include "model/pack_word_kinds.def"
#undef WORD_KIND
};

const char *const pack_roles[PACK_ROLES] = {
#define ROLE(name, table) table,
#include "model/pack_roles.def"
#undef ROLE
};

const char *const pack_named_facts[PACK_NAMED_FACTS] = {
#define NAMED_FACT(name, id) id,
#include "model/pack_named_facts.def"
#undef NAMED_FACT
};

const char *const pack_named_messages[PACK_NAMED_MESSAGES] = {
#define MESSAGE(name, key) key,
#include "model/pack_messages.def"
#undef MESSAGE
};
