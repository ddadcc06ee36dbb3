/* event_loop FILE TIMES: libyaml's bare event loop over a file, the least any reader built on it has to do.
   Prints the median of the processor time in milliseconds. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <yaml.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void events(const unsigned char *bytes, size_t count) {
  yaml_parser_t parser;
  yaml_event_t event;
  int done = 0;
  if (!yaml_parser_initialize(&parser)) exit(1);
  yaml_parser_set_input_string(&parser, bytes, count);
  while (!done) {
    if (!yaml_parser_parse(&parser, &event)) exit(1);
    done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  if (argc != 3) return 64;
  FILE *file = fopen(argv[1], "rb");
  int times = atoi(argv[2]);
  if (!file || times < 1) return 66;
  unsigned char *bytes = malloc(8 << 20);
  double *spent = malloc(times * sizeof *spent);
  if (!bytes || !spent) return 1;
  size_t count = fread(bytes, 1, 8 << 20, file);
  for (int i = 0; i < times; i++) {
    double start = now();
    events(bytes, count);
    spent[i] = now() - start;
  }
  qsort(spent, times, sizeof *spent, ascending);
  printf("%f\n", spent[times / 2]);
  return 0;
}
