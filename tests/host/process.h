/* A process under test, with pipes to it. Whatever goes wrong here fails the test that runs. */
#ifndef PROCESS_H
#define PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { PROCESS_SECONDS = 60 }; /* then the whole test program is ended: something hangs */

struct process {
    pid_t pid;
    int in, out, err; /* our ends; -1 once closed */
};

struct ended {
    int code;   /* of exit, or -1 */
    int signal; /* that ended it, or 0 */
};

/* Starts program with arguments (NULL at the end, the program's name not among them). */
struct process process_start(const char *program, const char *const *arguments);
/* The same with a descriptor of the caller's as standard input. */
struct process process_start_on(const char *program, const char *const *arguments, int input);

void process_write(const struct process *process, const void *bytes, size_t len);
/* The same, each time waiting until what was written has been read. */
void process_write_in_pieces(const struct process *process, const void *bytes, size_t len, size_t piece);
void process_close_input(struct process *process);

/* Bytes that were written to it and not read by it. */
size_t process_unread(const struct process *process);

/* The most memory it ever had resident, while it still runs; 0 where the system does not tell. */
size_t process_peak_bytes(const struct process *process);

/* Everything until the end of the stream; NUL-terminated, in memory of malloc. */
char *process_read_all(int fd, size_t *len);

/* Waits for the end; closes what is open. */
struct ended process_wait(struct process *process);

/* --- frames --------------------------------------------------------------------------------------------------- */

void process_send(const struct process *process, const char *body);
void process_send_header(const struct process *process, uint32_t len);
/* The body of the next frame, NUL-terminated, in memory of malloc; NULL at the end of the stream. */
char *process_receive(const struct process *process, uint32_t *len);

#endif
