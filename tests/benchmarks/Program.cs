using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Coro.Benchmarks.Harness;
using Coro.Benchmarks.Scenarios;

if (args is ["micro", ..])
    return Micro(args);
if (args is ["worker", var work, ..])
    return await Workers.RunAsync(work, args.AsMemory(2));

Options options;
try
{
    options = Options.Parse(args);
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

var wanted = ScenarioList.All.Where(scenario => options.Scenario is null or "list" || scenario.Name == options.Scenario).ToList();
if (wanted.Count == 0 || options.Scenario == "list")
{
    foreach (var scenario in ScenarioList.All)
        Console.WriteLine($"{scenario.Name,-16} {scenario.Work} ({string.Join(", ", scenario.Sizes)})");
    return wanted.Count == 0 ? 2 : 0;
}

var coro = Environment.GetEnvironmentVariable("CORO_BIN") ?? Tools.Find("coro") ?? "";
if (!File.Exists(coro))
{
    Console.Error.WriteLine("There is no coro command here: set CORO_BIN, or use run.sh.");
    return 2;
}

Directory.CreateDirectory(options.Folder);
var bench = new Bench(new(Path.GetFullPath(coro), options.Against), options.Folder, options.Rounds);
Console.Write(Table.Heading);
foreach (var scenario in wanted)
{
    foreach (var rows in bench.Run(scenario, options.Sizes.Count > 0 ? options.Sizes : scenario.Sizes))
        Console.Write(rows);
}

return 0;

// Apart, so that a worker need not load the library.
static int Micro(string[] args)
{
    // It builds all of Coro anew, which takes a busy machine longer than the library waits for.
    var config = ManualConfig.Create(DefaultConfig.Instance);
    (config.BuildTimeout, config.ArtifactsPath) = (TimeSpan.FromMinutes(15), Path.Combine(AppContext.BaseDirectory, "micro"));
    BenchmarkSwitcher.FromAssembly(typeof(Scenario).Assembly)
        .Run(args is [_, var filter, .. var more] ? ["--filter", filter, .. more] : ["--filter", "*"], config);
    return 0;
}
