using System.Diagnostics;
using Coro.Engine.Agents;
using Coro.Engine.Steps.Requests;
using Coro.Engine.Steps.Secrets;
using YamlDotNet.Core.Events;

namespace Coro.Engine.Loading;

/// <summary>Reads steps and pipelines, of a brief or of a customization file.</summary>
internal sealed class StepReader(YamlCursor yaml)
{
    // Timers of .NET go up to 49 days.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    // Of a layer's pipeline another layer may say that it is a batch.
    private const PlaceholderScope InPipeline = PlaceholderScope.Child | PlaceholderScope.Batch;

    private readonly KeySet _keys = yaml.IsToml ? BriefKeys.CustomStep : BriefKeys.Step;

    private string RunForm => yaml.InWords(
        "a list of the program and its arguments, for example [./build.sh, --fast]",
        "an array of the program and its arguments, for example [\"./build.sh\", \"--fast\"]",
        "an array of the program and its arguments, for example './build.sh', '--fast'");

    /// <summary>Reads one step; null where it is not even a mapping.</summary>
    /// <param name="defaultName">Its name when it gives none; null: it has to give one.</param>
    /// <param name="scope">What it is run for.</param>
    public StepDefinition? Read(string? defaultName, PlaceholderScope scope)
    {
        var place = yaml.Here;
        if (!yaml.EnterMapping(yaml.InWords(
            "a step, for example {name: build, run: [./build.sh]}", "a step, for example {name = \"build\", run = [\"./build.sh\"]}",
            "a step, for example @{ name = 'build'; script = { ./build.ps1 } }")))
            return null;
        return ReadKeys(defaultName, place, _keys, scope, _ => throw new UnreachableException());
    }

    /// <summary>Reads the keys of a mapping that says a step and more.</summary>
    /// <param name="defaultName">The step's name when it gives none; null: it has to give one.</param>
    /// <param name="place">Where the mapping begins.</param>
    /// <param name="keys">The keys that it may have.</param>
    /// <param name="scope">What the step is run for.</param>
    /// <param name="more">Reads the value of a key that is none of a step.</param>
    /// <param name="isOptional">Whether there need be no step, if there is no key of one either.</param>
    /// <returns>Null where there is none.</returns>
    public StepDefinition? ReadKeys(
        string? defaultName, Place place, KeySet keys, PlaceholderScope scope, Action<string> more, bool isOptional = false)
    {
        var step = new StepDefinition { Name = defaultName ?? "" };
        var ways = new StepWays();
        var seen = 0UL;
        var ofStep = false;
        while (yaml.NextKey(keys, ref seen) is { } key)
        {
            var here = yaml.Here;
            ofStep |= BriefKeys.Step.IndexOf(key) >= 0;
            switch (key)
            {
                case "name": step = step with { Name = yaml.Name() ?? step.Name }; break;
                case "run":
                    ways.Run = yaml.TakeNull() ? null : here;
                    step = ways.Run is null ? step : step with { Run = ReadRun() };
                    break;
                case "shell":
                    step = step with { Shell = yaml.Text("a line for the system's shell") };
                    ways.Shell = step.Shell is null ? null : here;
                    break;
                case "script":
                    step = step with { Script = yaml.Text("the text of a PowerShell script block") };
                    ways.Script = step.Script is null ? null : here;
                    break;
                case "agent": step = step with { Agent = ReadAgent() }; break;
                case "provider": step = step with { Provider = yaml.Name() }; break;
                case "timeout": step = step with { Timeout = yaml.Duration(Longest) }; break;
                case "idle_timeout": step = step with { IdleTimeout = yaml.Duration(Longest) }; break;
                case "retries": step = step with { Retries = yaml.Int(0, 100) ?? 0 }; break;
                case "retry_delay": step = step with { RetryDelay = yaml.Duration(Longest, zero: true) ?? step.RetryDelay }; break;
                case "result_required": step = step with { ResultRequired = yaml.Bool() ?? false }; break;
                case "kickoff_on_stdin":
                    step = step with { KickoffOnStdin = yaml.Bool() ?? false };
                    ways.Of(step.KickoffOnStdin, key, here);
                    break;
                case "env":
                    step = step with { Environment = ReadTexts("environment variable") };
                    ways.Of(step.Environment.Count > 0, key, here);
                    break;
                case "secrets": step = step with { Secrets = ReadSecrets(here) }; break;
                case "using":
                    step = step with { Using = ReadTexts("PowerShell variable") is { Count: > 0 } values ? values : null };
                    ways.OfScript(step.Using is not null, key, here);
                    break;
                case "modules":
                    step = step with { Modules = yaml.Texts("a list of names or paths of PowerShell modules") is { Count: > 0 } modules ? modules : null };
                    ways.OfScript(step.Modules is not null, key, here);
                    break;

                // Whose place it takes is the business of whoever puts layers together; here it only has to be text.
                case "code" or "id": yaml.Line(); break;
                default: more(key); break;
            }
        }

        if (isOptional && !ofStep)
            return null;
        if (ways is { Run: null, Shell: null, Script: null } && AgentPresets.Find(step.Agent) is { } agent)
        {
            ways.Run = place;
            step = step with { Run = agent.Run, KickoffOnStdin = step.KickoffOnStdin || agent.KickoffOnStdin };
        }

        Check(step, place, scope, ways);
        return step;
    }

    private List<string>? ReadSecrets(Place place)
    {
        var names = yaml.Texts("a list of names of environment variables");
        foreach (var name in names.Where(name => !StepSecrets.IsName(name)))
            yaml.Report("invalid-secret", $"the secret {Shown.Quote(name)} {StepSecrets.NoName}", place);
        return names.Count > 0 ? [.. names] : null;
    }

    /// <summary>Reads a list of steps, each with a name of its own.</summary>
    /// <param name="scope">What they are run for.</param>
    public List<StepDefinition> ReadList(PlaceholderScope scope)
    {
        var steps = new List<StepDefinition>();
        var names = new HashSet<string>(Names.Comparer);
        if (yaml.TakeNull() || !yaml.EnterList(yaml.InWords(
            "a list of steps, for example [{name: build, run: [./build.sh]}]",
            "an array of steps, for example [{name = \"build\", run = [\"./build.sh\"]}]",
            "an array of steps, for example @(@{ name = 'build'; script = { ./build.ps1 } })")))
            return steps;
        while (yaml.NextItem())
        {
            var place = yaml.Here;
            if (Read(null, scope) is not { } step)
                continue;
            if (step.Name.Length > 0 && !names.Add(step.Name))
                yaml.Report("duplicate-name", $"the step name '{step.Name}' is taken; give one of the two another name", place);
            steps.Add(step);
        }

        return steps;
    }

    /// <summary>Reads <c>pipelines</c>.</summary>
    public Dictionary<string, PipelineDefinition> ReadPipelines()
    {
        var pipelines = new Dictionary<string, PipelineDefinition>(Names.Comparer);
        if (yaml.TakeNull() || !yaml.EnterMapping(yaml.InWords("a mapping from lanes and tiers to their steps", "a table of lanes and tiers with their steps", "a hashtable of lanes and tiers with their steps")))
            return pipelines;
        var seen = new HashSet<string>(Names.Comparer);
        while (yaml.NextKey(seen) is { } key)
        {
            yaml.CheckName(key);
            pipelines[key.Value] = ReadPipeline(key);
        }

        return pipelines;
    }

    // A wrong pipeline is one all the same: that targets have none would be a mere consequence.
    private PipelineDefinition ReadPipeline(Scalar key)
    {
        var place = yaml.Here;
        if (yaml.Current is SequenceStart)
            return new() { Steps = ReadSteps(place, yaml.IsToml ? InPipeline : PlaceholderScope.Child) };
        if (!yaml.EnterMapping(yaml.InWords("a list of steps, or {batch: true, steps: […]}", "an array of steps, or {batch = true, steps = […]}", "an array of steps, or @{ batch = $true; steps = … }")))
            return new() { Steps = [] };
        var batch = false;
        List<StepDefinition>? steps = null;
        var seen = 0UL;
        while (yaml.NextKey(BriefKeys.Pipeline, ref seen) is { } part)
        {
            if (part == "batch")
                batch = yaml.Bool() ?? false;
            else
                steps = ReadSteps(yaml.Here, InPipeline);
        }

        // A layer may change what another one defines, so only all of them together need steps.
        if (steps is null && !yaml.IsToml)
            yaml.Report("missing-key", "needs steps: a list of steps", place);
        if (batch && Names.Comparer.Equals(key.Value, Planning.PipelineChooser.Default))
            yaml.Report("invalid-value", "the default pipeline cannot be a batch; give the batch to a tier or a lane", place);
        if (!yaml.IsToml)
            CheckBatch(batch, steps ?? [], place);
        return new() { Batch = batch, Steps = steps ?? [] };
    }

    // Whether it is a batch may be said after its steps.
    private void CheckBatch(bool batch, List<StepDefinition> steps, Place place)
    {
        var names = steps.SelectMany(step => step.Run.SelectMany(Placeholders.Find)).Distinct();
        foreach (var name in names)
        {
            if (!Placeholders.Known.TryGetValue(name, out var known))
                continue;
            if (batch && known.Scope.HasFlag(PlaceholderScope.Child) && !known.Scope.HasFlag(PlaceholderScope.Batch))
                yaml.Report("unknown-placeholder", $"{{{name}}} means nothing in a batch; {{batch_file}} names the file that lists its children", place);
            else if (!batch && known.Scope == PlaceholderScope.Batch)
                yaml.Report("unknown-placeholder", $"{{{name}}} means something only in a batch", place);
        }
    }

    /// <summary>Reads the steps of a pipeline, of which there must be one.</summary>
    /// <param name="place">Where they begin.</param>
    /// <param name="scope">What they are run for.</param>
    public List<StepDefinition> ReadSteps(Place place, PlaceholderScope scope)
    {
        var empty = yaml.Current is Scalar;
        var list = yaml.Current is SequenceStart;
        var steps = ReadList(scope);
        if (steps.Count == 0 && (list || empty))
            yaml.Report("missing-key", "needs at least one step", place);
        return steps;
    }

    /// <summary>Tells of placeholders that mean nothing where it runs.</summary>
    public void CheckPlaceholders(StepDefinition step, Place place, PlaceholderScope scope)
    {
        foreach (var name in Placeholders.Check(step, scope))
        {
            var meant = Placeholders.Known.ContainsKey(name) ? " where this step runs"
                : Nearest.To(name, Placeholders.Known.Keys) is { } nearest ? $"; did you mean {{{nearest}}}?" : "";
            yaml.Report(
                "unknown-placeholder",
                $"there is no placeholder {{{name}}}{meant}; for the text itself write {{{{{name}}}}}",
                place);
        }
    }

    private void Check(StepDefinition step, Place place, PlaceholderScope scope, StepWays ways)
    {
        CheckPlaceholders(step, place, scope);
        if (step.Name.Length == 0)
            yaml.Report("missing-key", "the step needs a name", place);
        if (ways.Superfluous is { } here)
            yaml.Report("invalid-value", "a step has one of run, shell and script; remove the others", here);
        else if (!ways.Any)
            yaml.Report("missing-key", $"the step needs run: {RunForm}", place);
        foreach (var (key, at, message) in ways.Misplaced())
            yaml.Report("invalid-value", message, at, key);
    }

    private string? ReadAgent()
    {
        var place = yaml.Here;
        if (yaml.Name() is not { } name)
            return null;
        if (AgentPresets.Find(name) is { } agent)
            return agent.Id;
        yaml.Report("invalid-value", $"there is no agent {Shown.Quote(name)}{Nearest.End(name, AgentPresets.Ids)} They are {string.Join(", ", AgentPresets.Ids)}; any other is a run", place);
        return null;
    }

    private List<string> ReadRun()
    {
        var place = yaml.Here;
        if (yaml.Current is Scalar line)
        {
            yaml.Report("wrong-type", $"must be {RunForm}; for one line of a shell write {yaml.InWords("shell: instead of run:", "shell instead of run", "shell instead of run")}", line);
            yaml.Skip();
            return [];
        }

        var list = yaml.Current is SequenceStart;
        var run = yaml.Texts(RunForm);
        if (list && (run.Count == 0 || string.IsNullOrWhiteSpace(run[0])))
            yaml.Report("invalid-value", $"names no program; it must be {RunForm}", place);
        return run;
    }

    private Dictionary<string, string> ReadTexts(string what)
    {
        var variables = new Dictionary<string, string>();
        if (yaml.TakeNull() || !yaml.EnterMapping(yaml.InWords("a mapping from variables to their values", "a table of variables with their values", "a hashtable of variables and their values")))
            return variables;
        var seen = new HashSet<string>();
        while (yaml.NextKey(seen) is { } key)
        {
            if (key.Value.Length == 0 || key.Value.AsSpan().ContainsAny('=', '\0'))
                yaml.Report("invalid-name", $"{Shown.Quote(key.Value)} cannot be the name of {Article(what)}", key);
            // A variable without a value is an empty one.
            variables[key.Value] = yaml.Text() ?? "";
        }

        return variables;
    }
    private static string Article(string what) => what[0] == 'e' ? $"an {what}" : $"a {what}";
}
