using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Coro.Engine.History;
using Coro.Engine.Loading;
using Coro.Engine.Planning;
using Coro.Engine.Sources;
using Coro.Engine.Steps.Answers;

namespace Coro.Engine.Jobs;

/// <summary>
/// Asks a job's planner command: it gets the job as JSON on standard input, and answers with one JSON object on standard output, which may
/// be the last line: <c>decision</c> (task or campaign), <c>reason</c>, and <c>children</c>, each as a target of a brief.
/// </summary>
internal static class JobPlanner
{
    private const int MostOutput = 16 * 1024 * 1024;
    private const int MostComplaint = 4 * 1024;

    /// <summary>Asks.</summary>
    /// <param name="job">The job; it has a planner.</param>
    /// <param name="settings">What the campaign would have: its children are validated like any.</param>
    /// <param name="cancellationToken">Ends the planner.</param>
    /// <exception cref="InvalidStateException">It cannot be started, or does not succeed.</exception>
    /// <exception cref="UsageException">Its answer is wrong; everything that is, is told.</exception>
    public static async Task<TriageDecision> AskAsync(CoroJob job, CampaignSettings settings, CancellationToken cancellationToken)
    {
        var said = await RunAsync(job, cancellationToken).ConfigureAwait(false);
        var problems = new List<string>();
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(said, new() { MaxDepth = ResultParser.MaxDepth });
            root = document.RootElement.Clone();
        }
        catch (JsonException problem)
        {
            throw new UsageException($"The planner {job.Planner[0]} did not answer with a JSON object: {problem.Message}");
        }

        var reader = new ObjectReader(root, "", problems);
        var decision = reader.RequiredText("decision");
        if (decision is not (null or "task" or "campaign"))
            reader.Complain("decision", $"must be task or campaign, not '{decision}'");
        var reason = reader.Text("reason");
        var children = reader.Take(AnsweredTargets.Key, out var named) ? Read(named, settings, problems) : [];
        if (decision == "campaign" && children.Count == 0 && problems.Count == 0)
            reader.Complain(AnsweredTargets.Key, "a campaign needs at least one");
        if (problems.Count > 0)
            throw new UsageException($"The answer of the planner {job.Planner[0]} is wrong:\n{string.Join('\n', problems)}");
        var isCampaign = decision == "campaign";
        return new()
        {
            IsCampaign = isCampaign,
            By = job.Planner[0],
            Reason = reason ?? $"a {decision}, as the planner says",
            Children = isCampaign ? children : [],
            PlanDiff = isCampaign ? PlanDiff.Of(job.Children, children) : [],
        };
    }

    private static IReadOnlyList<ChildDefinition> Read(JsonElement children, CampaignSettings settings, List<string> problems)
    {
        var read = AnsweredTargets.Read(children, [], settings, out var wrong);
        problems.AddRange(wrong);
        if (wrong.Count == 0)
            problems.AddRange(JobPlans.Problems(read, settings));
        return read;
    }

    private static async Task<string> RunAsync(CoroJob job, CancellationToken cancellationToken)
    {
        // As in a step, a path starts at the job's folder; a mere name is looked for where programs are.
        var program = job.Planner[0].AsSpan().IndexOfAny('/', '\\') >= 0 ? Path.GetFullPath(job.Planner[0], job.Origin) : job.Planner[0];
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = job.Origin,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in job.Planner.Skip(1))
            start.ArgumentList.Add(argument);
        start.Environment["CORO_JOB_ID"] = job.Id;
        try
        {
            using var process = Process.Start(start)!;
            using var kill = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
            var output = BoundedText.ReadAsync(process.StandardOutput, MostOutput, null, cancellationToken);
            var error = BoundedText.ReadAsync(process.StandardError, MostComplaint, null, cancellationToken);
            try
            {
                await process.StandardInput.WriteAsync(JsonSerializer.Serialize(job with { Root = null }, EventJson.Default.CoroJob)).ConfigureAwait(false);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It does not want to know.
            }

            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            var texts = await Task.WhenAll(output, error).ConfigureAwait(false);
            return process.ExitCode == 0
                ? Answer(texts[0])
                : throw new InvalidStateException($"The planner {job.Planner[0]} ended with exit code {process.ExitCode}: {texts[1].Trim().ReplaceLineEndings(" ")}");
        }
        catch (Win32Exception problem)
        {
            throw new InvalidStateException($"The planner {job.Planner[0]} cannot be started in {job.Origin}: {problem.Message}");
        }
    }

    // Either all of it, or its last line, after whatever it had to say on the way.
    private static string Answer(string output)
    {
        var text = output.Trim();
        if (text.StartsWith('{'))
            return text;
        return text.Split('\n').LastOrDefault(line => line.StartsWith('{')) ?? text;
    }
}
