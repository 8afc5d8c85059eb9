namespace Coro.Benchmarks.Harness;

/// <summary>What a run took.</summary>
/// <param name="Wall">Seconds from start to end.</param>
/// <param name="Cpu">Seconds of processor time, that of all its processes.</param>
/// <param name="PeakBytes">The most memory that the largest of its processes had at once.</param>
/// <param name="Output">Its standard output.</param>
internal readonly record struct Measured(double Wall, double Cpu, long PeakBytes, string Output);
