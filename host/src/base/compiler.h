/* Attributes by which the compiler checks what a comment could only ask for. */
#ifndef BASE_COMPILER_H
#define BASE_COMPILER_H

#if defined(__GNUC__)
#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(at, first) __attribute__((format(printf, at, first)))
#else
#define MUST_CHECK
#define PRINTF_LIKE(at, first)
#endif

#endif
