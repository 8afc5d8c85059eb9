namespace Coro.Engine.State;

/// <summary>
/// The state as the text of its file: what has not happened yet is left out. Pipelines, limits and the children's own
/// steps are not in it, since the journal and the brief hold them.
/// </summary>
internal static class CheckpointText
{
    public const string Schema = "coro.campaign/v1";

    public static byte[] Of(CampaignState state, ChildrenText? children = null)
    {
        var buffer = new ByteBuffer();
        var yaml = new YamlText(buffer);
        yaml.Line(0, "schema", Schema);
        yaml.Key(0, "campaign");
        yaml.EndLine();
        Campaign(yaml, state);
        return (children ?? new()).Complete(state, buffer);
    }

    private static void Campaign(YamlText yaml, CampaignState state)
    {
        var settings = state.Settings;
        yaml.Line(2, "name", state.Name);
        yaml.Line(2, "job_id", state.JobId);
        yaml.Line(2, "workflow", Words.Of(settings.Workflow));
        yaml.Line(2, "origin", settings.Origin);
        yaml.Line(2, "started_at", state.StartedAt);
        yaml.Line(2, "last_updated", state.LastUpdated);
        yaml.Line(2, "current_stage", state.CurrentStage);
        yaml.Line(2, "running_stage", state.RunningStage);
        yaml.Line(2, "journal_sequence", state.Sequence);
        yaml.Key(2, "quality_gate");
        yaml.EndLine();
        yaml.Line(4, "hard", Words.Of(settings.QualityGate.Hard));
        yaml.Line(4, "soft_target", settings.QualityGate.SoftTarget);
        yaml.Line(4, "soft_fallback", settings.QualityGate.SoftFallback);
        yaml.Line(2, "directive_path", settings.DirectivePath);
        yaml.Line(2, "architecture_doc_path", settings.ArchitectureDocPath);
        yaml.Line(2, "health_findings_queue", settings.HealthFindingsQueue);
        if (state.Interactive is { } interactive)
            yaml.Bare(2, "interactive", interactive ? "true" : "false");
        if (state.StageStep is { } step)
            Running(yaml, step);
        if (state.StageWait is { } wait)
            Waiting(yaml, wait);
        if (state.StageStepsDone.Count > 0)
            yaml.Line(2, "stage_steps_done", state.StageStepsDone);
        StageResultText.Write(yaml, state);
        if (state.RefinementRounds > 0)
            yaml.Line(2, "refinement_rounds", state.RefinementRounds);
        Runs(yaml, state);
        Gates(yaml, state);
        if (state.StackExportPath is not null)
            yaml.Line(2, "stack_export_path", state.StackExportPath);
        if (state.StackExportProblem is not null)
            yaml.Line(2, "stack_export_problem", state.StackExportProblem);
        ContextFiles(yaml, state);
        if (state.ProviderLimits.Count > 0)
        {
            yaml.Key(2, "rate_limits");
            yaml.EndLine();
            foreach (var (provider, until) in state.ProviderLimits)
            {
                yaml.Line(6, "provider", provider, first: true);
                yaml.Line(6, "until", until);
            }
        }

        if (state.StageUsage is { } usage)
            ChildText.Usage(yaml, 2, "stage_usage", usage);
        if (state.Integration is { } integration)
        {
            yaml.Key(2, "integration");
            yaml.EndLine();
            yaml.Line(4, "rounds", integration.Rounds);
            yaml.Line(4, "verdict", Words.Of(integration.Verdict));
            if (integration.Message is not null)
                yaml.Line(4, "message", integration.Message);
        }

        if (state.Proposed is { } proposed)
        {
            yaml.Key(2, "proposed");
            yaml.EndLine();
            yaml.Line(4, "branch", proposed.Branch);
            yaml.Line(4, "commit", proposed.Commit);
            yaml.Line(4, "repository", proposed.Repository);
            if (proposed.Url is { } url)
                yaml.Line(4, "url", url);
        }

        InsightSection.Write(yaml, state);
        if (state.Directive is { } directive)
            DirectiveYaml.Write(yaml, directive);
    }

    private static void Running(YamlText yaml, StageStep step)
    {
        yaml.Key(2, "stage_step");
        yaml.EndLine();
        yaml.Line(4, "step", step.Step);
        yaml.Line(4, "attempt", step.Attempt);
        yaml.Line(4, "try", step.Try);
        if (step.Process is { } process)
            ChildText.Process(yaml, 4, process);
    }

    private static void Waiting(YamlText yaml, StageWait wait)
    {
        yaml.Key(2, "stage_wait");
        yaml.EndLine();
        yaml.Line(4, "stage", wait.Stage);
        yaml.Line(4, "step", wait.Step);
        yaml.Line(4, "refusals", wait.Refusals);
        if (wait.Deferred is not { } deferred)
            return;
        yaml.Line(4, "until", deferred.Until);
        yaml.Line(4, "after", Words.Of(deferred.After));
    }

    private static void ContextFiles(YamlText yaml, CampaignState state)
    {
        if (state.ContextFiles.Count == 0)
            return;
        yaml.Key(2, "context_files");
        yaml.EndLine();
        foreach (var (path, problem) in state.ContextFiles)
        {
            yaml.Line(6, "path", path, first: true);
            if (problem is not null)
                yaml.Line(6, "problem", problem);
        }
    }

    private static void Runs(YamlText yaml, CampaignState state)
    {
        if (state.Run is { } run)
        {
            yaml.Key(2, "run");
            yaml.EndLine();
            yaml.Line(4, "number", run.Number);
            yaml.Line(4, "pid", run.Pid);
            yaml.Line(4, "host", run.Host);
            yaml.Line(4, "started_at", run.StartedAt);
            if (run.Stopping is { } stop)
                Stopping(yaml, stop);
            if (run.StoppedAt is not null)
                yaml.Line(4, "stopped_at", run.StoppedAt);
            if (run.ExitCode is { } code)
                yaml.Line(4, "exit_code", (int)code);
            if (run.Reason is not null)
                yaml.Line(4, "reason", run.Reason);
        }

        yaml.Line(2, "earlier_runs", YamlText.Span(state.EarlierRuns));
        if (state.Batches > 0)
            yaml.Line(2, "batches", state.Batches);
    }

    private static void Stopping(YamlText yaml, StopAsked stop)
    {
        yaml.Key(4, "stopping");
        yaml.EndLine();
        yaml.Line(6, "by", stop.By);
        if (stop.Why is not null)
            yaml.Line(6, "reason", stop.Why);
        if (stop.AtOnce)
            yaml.Bare(6, "at_once", "true");
        yaml.Line(6, "at", stop.At);
    }

    private static void Gates(YamlText yaml, CampaignState state)
    {
        yaml.Key(2, "open_gates");
        yaml.Raw(state.OpenGates.Count == 0 ? " []\n" : "\n");
        foreach (var gate in state.OpenGates.Values)
        {
            yaml.Line(6, "id", gate.Id, first: true);
            yaml.Line(6, "kind", Words.Of(gate.Kind));
            yaml.Line(6, "question", gate.Question);
            if (gate.Facts.Count > 0)
                yaml.Line(6, "facts", gate.Facts);
            yaml.Line(6, "choices", gate.Choices);
            if (gate.Default is not null)
                yaml.Line(6, "default", gate.Default);
            if (gate.Child is not null)
                yaml.Line(6, "child", gate.Child);
            if (gate.Since is not null)
                yaml.Line(6, "since", gate.Since);
        }

        yaml.Key(2, "answers");
        yaml.Raw(state.Answers.Count == 0 ? " []\n" : "\n");
        foreach (var (gate, answer) in state.Answers)
        {
            yaml.Line(6, "gate", gate, first: true);
            yaml.Line(6, "choice", answer.Choice);
            yaml.Line(6, "by", answer.By);
            if (answer.Reason is not null)
                yaml.Line(6, "reason", answer.Reason);
        }
    }
}
