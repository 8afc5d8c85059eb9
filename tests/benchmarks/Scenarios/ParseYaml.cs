using YamlDotNet.Core;

namespace Coro.Benchmarks.Scenarios;

/// <summary>Goes over a YAML file with the library's parser: <c>worker parse-yaml FILE</c>.</summary>
internal static class ParseYaml
{
    public static Task<int> RunAsync(ReadOnlyMemory<string> arguments)
    {
        using var text = File.OpenText(arguments.Span[0]);
        var parser = new Parser(text);
        var events = 0;
        while (parser.MoveNext())
            events++;
        return Task.FromResult(events > 0 ? 0 : 1);
    }
}
