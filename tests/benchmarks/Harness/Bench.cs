namespace Coro.Benchmarks.Harness;

/// <summary>
/// Measures a scenario: its contenders take turns, so that whatever else the machine does hits all of them alike, and the
/// order changes with each round.
/// </summary>
internal sealed class Bench(Tools tools, string folder, int rounds)
{
    /// <summary>Gives the rows of its table, one size after the other.</summary>
    public IEnumerable<string> Run(Scenario scenario, IEnumerable<int> sizes)
    {
        foreach (var size in sizes)
        {
            var own = Path.Combine(folder, $"{scenario.Name}-{size}");
            if (Directory.Exists(own))
                Directory.Delete(own, recursive: true);
            Directory.CreateDirectory(own);
            var results = scenario.Contenders(size, own, tools).Select(who => (Who: who, Runs: new List<Measured>())).ToList();
            for (var round = 0; round < rounds; round++)
            {
                foreach (var (who, runs) in round % 2 == 0 ? results : Enumerable.Reverse(results))
                {
                    runs.Add(MeasuredProcess.Run(who, own));
                    Console.Error.WriteLine($"{scenario.Name} {size} {who.Name}: {runs[^1].Wall:0.000} s, {runs[^1].Cpu:0.000} s of CPU");
                }
            }

            yield return Table.Rows(scenario, size, results);
            Directory.Delete(own, recursive: true);
        }
    }
}
