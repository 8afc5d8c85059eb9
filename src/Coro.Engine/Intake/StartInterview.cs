using Coro.Engine.Gates;
using Coro.Engine.Planning;

namespace Coro.Engine.Intake;

/// <summary>
/// The questions of a start that is given no brief, what may be answered, and the campaign that comes of it. A front end asks
/// what is next and hands on what was typed, or was given beforehand; nothing is written before the last answer.
/// </summary>
/// <param name="origin">The absolute folder that relative paths start at, and that steps run in.</param>
/// <param name="store">Where campaigns of the same name are looked for.</param>
/// <param name="defaults">What holds for all campaigns, the default pipelines above all; null: nothing does.</param>
public sealed class StartInterview(string origin, CampaignStore store, CampaignSettings? defaults = null)
{
    private readonly Dictionary<StartField, string> _answers = [];
    private readonly TargetInput _targets = new(origin);
    private readonly QualityBar _bar = new(defaults?.QualityGate ?? new());

    /// <summary>What is to be asked next; null: everything is known.</summary>
    public StartQuestion? Next
    {
        get
        {
            if (Resumes)
                return null;
            if (Name is null)
                return new(StartField.Name, "Campaign name", "A campaign's name: letters, digits, '.', '_' and '-'.");
            if (IsThere && !_answers.ContainsKey(StartField.Existing))
                return new(StartField.Existing, "Resume or overwrite", Questions.Existing(Name, store.Folder(Name)).Question, Choices.Resume);
            return _targets.Given is null ? _targets.Question : NextOfTheRest();
        }
    }

    /// <summary>The campaign's name; null while it is not known.</summary>
    public string? Name => _answers.GetValueOrDefault(StartField.Name);

    /// <summary>Whether a campaign of that name is there already.</summary>
    public bool IsThere => Name is { } name && store.Exists(name);

    /// <summary>Whether the campaign of that name is to be resumed instead, so that nothing else is asked.</summary>
    public bool Resumes => IsThere && _answers.GetValueOrDefault(StartField.Existing) == Choices.Resume;

    /// <summary>Whether targets were given.</summary>
    public bool HasTargets => _targets.Given is not null;

    /// <summary>Whether there are pipelines at all that targets could go through.</summary>
    public bool HasPipelines => defaults?.Pipelines.Count > 0;

    /// <summary>Takes over what was decided about a campaign of the same name.</summary>
    /// <param name="options">How the campaign is to be run.</param>
    public void Heed(RunOptions options)
    {
        if ((options.Existing?.ToString() ?? GatePolicies.For(options, Questions.Existing("", ""))) is { } decided && decided != GatePolicies.Halt)
            Take(StartField.Existing, decided);
    }

    /// <summary>Takes an answer, whether it was typed or given beforehand.</summary>
    /// <param name="field">What it is about.</param>
    /// <param name="text">The answer. For targets, an empty one ends the list.</param>
    /// <returns>What is wrong with it, and then it is not taken; null: nothing.</returns>
    public string? Take(StartField field, string text)
    {
        text = text.Trim();
        switch (field)
        {
            case StartField.Name when !Names.IsValid(text, out var reason):
                return $"the name {Shown.Quote(text)} {reason}";
            case StartField.Targets:
                return _targets.Take(text);
            case StartField.HardGate or StartField.SoftTarget or StartField.SoftFallback when _bar.Take(field, text) is { } problem:
                return problem;
            case StartField.FindingsQueue when text.Any(char.IsControl):
                return "it contains a control character";
            case StartField.Existing:
                return TakeExisting(text);
        }

        _answers[field] = text;
        return null;
    }

    /// <summary>Takes what is left as its default, where nobody is asked. The campaign of that name, if there is one, is not resumed.</summary>
    /// <exception cref="MissingBriefException">There are no targets.</exception>
    /// <exception cref="UsageException">There is no name.</exception>
    public void TakeDefaults()
    {
        if (!HasTargets)
        {
            throw new MissingBriefException(
                "There is nothing to run: no brief, no manifest and no target was given, and nobody is asked. Give one of them."
                + (Name is null || IsThere ? "" : $" There is no campaign '{Name}' to go on with, either."));
        }

        if (Name is null)
            throw new UsageException("The campaign needs a name, and nobody is asked for it. Give it one.");
        _answers.TryAdd(StartField.Existing, Choices.Overwrite);
        while (Next is { } question)
            Take(question.Field, question.Default!);
    }

    /// <summary>How it is to be run: a campaign of that name is set aside if somebody said so here, and not asked about again.</summary>
    /// <param name="options">How the campaign is to be run, as far as the caller decides it.</param>
    public RunOptions Decided(RunOptions options) =>
        options.Headless || !IsThere ? options : options with { Existing = options.Existing ?? ExistingCampaign.Overwrite };

    /// <summary>The campaign that was described.</summary>
    /// <exception cref="InvalidInputException">No pipeline says what is done to its targets.</exception>
    public CampaignDefinition Definition()
    {
        var (children, folder) = _targets.Given!.Value;
        var settings = (defaults ?? new() { Origin = folder }) with
        {
            Origin = folder,
            QualityGate = _bar.Gate,
            HealthFindingsQueue = _answers.GetValueOrDefault(StartField.FindingsQueue) is { Length: > 0 } queue ? queue : defaults?.HealthFindingsQueue,
        };
        var lacking = PipelineCheck.Find(children, settings, PipelineRemedy.For("a campaign without a brief", Path.Combine(store.Root, "customize.toml")));
        return lacking.Count == 0
            ? new() { Name = Name!, Settings = settings, Children = children }
            : throw new InvalidInputException([.. lacking.Select(Lacking)]);
    }

    private StartQuestion? NextOfTheRest()
    {
        foreach (var bar in new[] { StartField.HardGate, StartField.SoftTarget, StartField.SoftFallback })
        {
            if (!_answers.ContainsKey(bar))
                return _bar.Question(bar);
        }

        return _answers.ContainsKey(StartField.FindingsQueue) ? null : new(
            StartField.FindingsQueue, "Findings queue", "Where findings about Coro's own health go (health_findings_queue): a path; or nothing.",
            defaults?.HealthFindingsQueue ?? "");
    }

    private string? TakeExisting(string text)
    {
        var word = text.Length == 0
            ? Choices.Resume
            : Choices.Of(GateKind.Existing).FirstOrDefault(one => one.StartsWith(text, StringComparison.OrdinalIgnoreCase));
        if (word is null)
            return $"must be {string.Join(" or ", Choices.Of(GateKind.Existing))}, not {Shown.Quote(text)}";
        _answers[StartField.Existing] = word;
        return null;
    }

    private static Diagnostic Lacking(GraphProblem problem) => new() { Code = problem.Code, Message = problem.Message };
}
