/* The floor of reading: libyaml alone turns files into events. Paths come on standard input, one a line; the files
   are in memory before the clock runs. Prints the seconds of each run; the argument is their number. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <yaml.h>

enum { LARGEST = 65536 };

struct file {
    unsigned char *bytes;
    size_t length;
};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int read_events(const struct file *file) {
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, file->bytes, file->length);
    yaml_event_type_t type;
    do {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) return 0;
        type = event.type;
        yaml_event_delete(&event);
    } while (type != YAML_STREAM_END_EVENT);
    yaml_parser_delete(&parser);
    return 1;
}

int main(int count, char **arguments) {
    struct file *files = NULL;
    size_t number = 0;
    char path[4096];
    while (fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = 0;
        FILE *stream = fopen(path, "rb");
        files = realloc(files, (number + 1) * sizeof *files);
        if (!stream || !files || !(files[number].bytes = malloc(LARGEST))) return 1;
        files[number].length = fread(files[number].bytes, 1, LARGEST, stream);
        fclose(stream);
        number++;
    }
    for (int run = count > 1 ? atoi(arguments[1]) : 1; run > 0; run--) {
        double start = now();
        for (size_t index = 0; index < number; index++)
            if (!read_events(&files[index])) return 1;
        printf("%f\n", now() - start);
    }
    return 0;
}
