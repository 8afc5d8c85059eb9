using System.Text.Json;
using PackageSkills.Writing;

namespace PackageSkills.Steps;

/// <summary>
/// QS: the four steps for every package of a batch, in one process. One that fails keeps no other from its result.
/// </summary>
internal static class QuickStep
{
    public static void Run()
    {
        var folder = Contract.Required("CORO_CHILD_FOLDER");
        var skills = StepContext.Read().Skills;
        var results = new SortedDictionary<string, StepAnswer>(StringComparer.Ordinal);
        Parallel.ForEach(ReadBatch(Contract.Required("CORO_BATCH_FILE"), folder), input =>
        {
            var log = new StringWriter();
            var answer = Run(input, skills, log);
            lock (results)
            {
                results[input.Package] = answer;
                Console.WriteLine($"== {input.Package}\n{log}");
            }
        });
        new StepAnswer { Message = $"{results.Count} packages", Results = results }.Write();
    }

    private static StepAnswer Run(StepInput input, IReadOnlySet<string> skills, TextWriter log)
    {
        try
        {
            var analysis = AnalyseStep.Run(input, log);
            File.WriteAllText(input.BriefPath, BriefWriter.Write(analysis));
            SkillWriter.Write(analysis, input.RepositoryAsCited, skills, input.SkillFolder);
            return ScoreStep.Score(input, analysis, log);
        }
        catch (Refusal refusal)
        {
            log.WriteLine(refusal.Message);
            return new StepAnswer { Status = "failed", Message = refusal.Message };
        }
    }

    private static List<StepInput> ReadBatch(string path, string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. document.RootElement.EnumerateArray().Select(child => Read(child, folder))];
    }

    private static StepInput Read(JsonElement child, string folder)
    {
        string Text(string name) =>
            child.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text
                ? text
                : throw new Refusal($"the batch names a package without {name}");
        var name = Text("name");
        return new StepInput(name, Text("repo_url"), Text("commit_sha"), Path.Combine(folder, name));
    }
}
