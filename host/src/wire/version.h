/* The protocol versions this host speaks. */
#ifndef WIRE_VERSION_H
#define WIRE_VERSION_H

enum { PROTOCOL_MIN = 1, PROTOCOL_MAX = 1 };

#endif
