namespace Coro.Engine.History;

/// <summary>
/// Reads by hand the events that a journal has many of, and those that every journal has: that is many times faster than the
/// serializer, and looking at a campaign is reading its journal; with none left for the serializer, its part need not even be compiled.
/// The serializer stays the definition of the format: what is not exactly as it writes it, in plain ASCII and without escapes, is left to it.
/// </summary>
internal static class FrequentEvents
{
    /// <summary>The event; null when it is of another kind, or holds what only the serializer knows.</summary>
    public static CampaignEvent? Read(ReadOnlySpan<byte> bytes)
    {
        var json = new PlainJson(bytes);
        json.Open();
        var kind = json.May("e"u8) ? json.Quoted() : default;
        CampaignEvent? happened = kind switch
        {
            _ when kind.SequenceEqual("step-started"u8) => new StepStarted(
                json.MaybeText("child"u8), json.Int("attempt"u8), json.Text("step"u8), json.Int("try"u8), json.MaybeInt("batch"u8)),
            _ when kind.SequenceEqual("step-spawned"u8) => new StepSpawned(
                json.MaybeText("child"u8), json.Int("attempt"u8), json.Text("step"u8), json.Int("try"u8), json.Int("pid"u8), json.Long("process_start"u8)),
            _ when kind.SequenceEqual("step-ended"u8) => Ended(ref json),
            _ when kind.SequenceEqual("child-completed"u8) => new ChildCompleted(
                json.Text("child"u8), json.Int("attempt"u8), json.Flag("below_target"u8), json.MaybeText("reason"u8), json.MaybeText("by"u8)),
            _ when kind.SequenceEqual("attempt-started"u8) => new AttemptStarted(
                json.Text("child"u8), json.Int("attempt"u8), json.Text("pipeline"u8), json.MaybeInt("batch"u8)),
            _ when kind.SequenceEqual("child-failed"u8) => new ChildFailed(
                json.Text("child"u8), json.Int("attempt"u8), json.Text("reason"u8), json.MaybeText("message"u8)),
            _ when kind.SequenceEqual("pin-resolved"u8) => new PinResolved(json.Text("child"u8), json.Text("pin"u8), json.Text("ref"u8)),
            _ when kind.SequenceEqual("commit-recorded"u8) => new CommitRecorded(json.Text("child"u8), json.Text("commit_sha"u8)),
            _ => OfTheCampaign(kind, ref json),
        };
        json.Close();
        return json.Succeeded ? happened : null;
    }

    // No journal is without most of these.
    private static CampaignEvent? OfTheCampaign(ReadOnlySpan<byte> kind, ref PlainJson json) => kind switch
    {
        _ when kind.SequenceEqual("campaign-created"u8) => new CampaignCreated(
            json.Text("name"u8), json.Text("job_id"u8), json.Object<CampaignSettings>("settings"u8, PlainSettings.Settings)!),
        _ when kind.SequenceEqual("children-added"u8) => new ChildrenAdded(
            json.List<ChildDefinition>("children"u8, PlainChildren.Child), json.MaybeText("by"u8), json.MaybeText("why"u8)),
        _ when kind.SequenceEqual("run-started"u8) => new RunStarted(
            json.Int("pid"u8), json.Text("host"u8), json.Text("user"u8), json.Text("version"u8)),
        _ when kind.SequenceEqual("run-stopped"u8) => new RunStopped((ExitCode)json.Int("exit_code"u8), json.Text("reason"u8)),
        _ when kind.SequenceEqual("stage-entered"u8) => new StageEntered(json.MaybeInt("stage"u8), json.Text("name"u8)),
        _ when kind.SequenceEqual("stage-completed"u8) => new StageCompleted(
            json.MaybeInt("stage"u8), json.Text("name"u8), json.MaybeText("left_out"u8)),
        _ when kind.SequenceEqual("gate-opened"u8) => new GateOpened(json.Object<Gate>("gate"u8, Question)!),
        _ when kind.SequenceEqual("gate-answered"u8) => new GateAnswered(json.Text("gate"u8), json.Object<GateAnswer>("answer"u8, Answer)!),
        _ when kind.SequenceEqual("checkpoint-written"u8) => new CheckpointWritten(json.Text("sha256"u8), json.Long("through"u8)),
        _ when kind.SequenceEqual("note-written"u8) => new NoteWritten(
            (NoteLevel)json.Word("level"u8, "info|warning"u8), json.Text("text"u8), json.MaybeText("child"u8)),
        _ => null,
    };

    private static StepEnded Ended(ref PlainJson json)
    {
        var (child, attempt, step, @try) = (json.MaybeText("child"u8), json.Int("attempt"u8), json.Text("step"u8), json.Int("try"u8));
        var outcome = (StepOutcome)json.Word("outcome"u8, "success|failed|escalated|rate-limited|timed-out|cancelled"u8);
        return new(child, attempt, step, @try, outcome, json.MaybeInt("exit_code"u8), json.MaybeText("message"u8), json.Duration("duration"u8), null);
    }

    private static Gate Question(ref PlainJson json)
    {
        json.Open();
        var gate = new Gate
        {
            Id = json.Text("id"u8),
            Kind = (GateKind)json.Word(
                "kind"u8, "plan|dependency|deadlock|quality|export|recovery|present|existing|from|checkpoint|conflict|merge|integration"u8),
            Question = json.Text("question"u8),
            Facts = json.Texts("facts"u8),
            Choices = json.Texts("choices"u8),
            Default = json.MaybeText("default"u8),
            Child = json.MaybeText("child"u8),
        };
        json.Close();
        return gate;
    }

    private static GateAnswer Answer(ref PlainJson json)
    {
        json.Open();
        var answer = new GateAnswer(json.Text("choice"u8), json.Text("by"u8), json.MaybeText("reason"u8));
        json.Close();
        return answer;
    }
}
