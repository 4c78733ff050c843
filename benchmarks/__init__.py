"""What Matinee costs in time and memory; `python -m benchmarks` prints it and writes benchmarks/speed.md."""
