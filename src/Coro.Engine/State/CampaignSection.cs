using Coro.Engine.Loading;

namespace Coro.Engine.State;

/// <summary>Reads the part of the state file that is about the campaign as a whole.</summary>
internal sealed class CampaignSection(YamlCursor yaml, CampaignState state)
{
    private const int HighestStage = 99;

    private static readonly KeySet Keys = new(
        "name", "job_id", "workflow", "origin", "started_at", "last_updated", "current_stage", "running_stage",
        "journal_sequence", "quality_gate", "directive_path", "architecture_doc_path", "health_findings_queue",
        "stage_step", "stage_wait", "stage_steps_done", "capstone", "verification", "refinement", "refinement_rounds", "stage_results", "run", "earlier_runs", "batches", "open_gates",
        "answers", "stack_export_path", "stack_export_problem", "context_files", "directive", "integration", "insights", "stage_usage", "rate_limits", "interactive", "proposed");

    private static readonly KeySet QualityKeys = new("hard", "soft_target", "soft_fallback");
    private static readonly KeySet StageStepKeys = new("step", "attempt", "try", "process");

    private static readonly KeySet StageWaitKeys = new("stage", "step", "refusals", "until", "after");
    private static readonly KeySet StoppingKeys = new("by", "reason", "at_once", "at");

    private static readonly KeySet RunKeys =
        new("number", "pid", "host", "started_at", "stopping", "stopped_at", "exit_code", "reason");

    private static readonly KeySet LimitKeys = new("provider", "until");
    private static readonly KeySet IntegrationKeys = new("rounds", "verdict", "message");
    private static readonly KeySet ProposedKeys = new("branch", "commit", "repository", "url");
    private static readonly KeySet ContextFileKeys = new("path", "problem");
    private static readonly KeySet GateKeys = new("id", "kind", "question", "facts", "choices", "default", "child", "since");
    private static readonly KeySet AnswerKeys = new("gate", "choice", "by", "reason");

    private static readonly string[] Needed =
        ["name", "job_id", "workflow", "origin", "started_at", "last_updated", "journal_sequence"];

    public void Read() => yaml.Mapping(Keys, Needed, key =>
    {
        if (!ReadSetting(key) && !ReadProgress(key))
            ReadRecord(key);
    });

    private bool ReadSetting(string key)
    {
        var settings = state.Settings;
        switch (key)
        {
            case "workflow": state.Settings = settings with { Workflow = yaml.Word<Workflow>() ?? default }; break;
            case "origin": state.Settings = settings with { Origin = yaml.Free() ?? "" }; break;
            case "quality_gate": state.Settings = settings with { QualityGate = ReadQuality() }; break;
            case "directive_path": state.Settings = settings with { DirectivePath = yaml.Free() }; break;
            case "architecture_doc_path": state.Settings = settings with { ArchitectureDocPath = yaml.Free() }; break;
            case "health_findings_queue": state.Settings = settings with { HealthFindingsQueue = yaml.Free() }; break;
            default: return false;
        }

        return true;
    }

    private bool ReadProgress(string key)
    {
        switch (key)
        {
            case "name": state.Name = yaml.Name() ?? ""; break;
            case "job_id": state.JobId = yaml.Free() ?? ""; break;
            case "started_at": state.StartedAt = yaml.Time() ?? default; break;
            case "last_updated": state.LastUpdated = yaml.Time() ?? default; break;
            case "current_stage": state.CurrentStage = yaml.Int(0, HighestStage); break;
            case "running_stage": state.RunningStage = yaml.Free(); break;
            case "journal_sequence": state.Sequence = yaml.Long(0) ?? 0; break;
            case "earlier_runs": state.EarlierRuns = yaml.Span() ?? default; break;
            case "batches": state.Batches = yaml.Int(0, int.MaxValue) ?? 0; break;
            case "refinement_rounds": state.RefinementRounds = yaml.Int(0, int.MaxValue) ?? 0; break;
            case "stack_export_path": state.StackExportPath = yaml.Free(); break;
            case "stack_export_problem": state.StackExportProblem = yaml.Free(); break;
            case "proposed": state.Proposed = ReadProposed(); break;
            case "interactive": state.Interactive = yaml.Bool(); break;
            case "stage_usage": state.StageUsage = ChildSection.ReadUsage(yaml); break;
            case "integration": state.Integration = ReadIntegration(); break;
            case "directive": state.Directive = DirectiveYaml.Read(yaml); break;
            default: return false;
        }

        return true;
    }

    private void ReadRecord(string key)
    {
        switch (key)
        {
            case "run": state.Run = ReadRun(); break;
            case "stage_step": state.StageStep = ReadStageStep(); break;
            case "stage_wait": state.StageWait = ReadStageWait(); break;
            case "stage_steps_done": state.StageStepsDone.AddRange(yaml.FreeList()); break;
            case "open_gates": yaml.List(ReadGate); break;
            case "context_files": yaml.List(ReadContextFile); break;
            case "rate_limits": yaml.List(ReadLimit); break;
            case "insights": InsightSection.Read(yaml, state); break;
            case "answers": yaml.List(ReadAnswer); break;
            case "stage_results": yaml.List(() => new StageResultSection(yaml, state).ReadListed()); break;
            default:
                if (!yaml.TakeNull())
                    new StageResultSection(yaml, state).Read(StageKeys.StageOf(key));
                break;
        }
    }

    private QualityGate ReadQuality()
    {
        var quality = new QualityGate();
        if (yaml.TakeNull())
            return quality;
        yaml.Mapping(QualityKeys, [], key => quality = key switch
        {
            "hard" => quality with { Hard = yaml.Word<HardGate>() ?? quality.Hard },
            "soft_target" => quality with { SoftTarget = yaml.Amount(100) ?? quality.SoftTarget },
            _ => quality with { SoftFallback = yaml.Amount(100) ?? quality.SoftFallback },
        });
        return quality;
    }

    private IntegrationRecord? ReadIntegration()
    {
        if (yaml.TakeNull())
            return null;
        var integration = new IntegrationRecord(0, default, null);
        yaml.Mapping(IntegrationKeys, ["rounds", "verdict"], key => integration = key switch
        {
            "rounds" => integration with { Rounds = yaml.Int(0, int.MaxValue) ?? 0 },
            "verdict" => integration with { Verdict = yaml.Word<IntegrationVerdict>() ?? default },
            _ => integration with { Message = yaml.Free() },
        });
        return integration;
    }

    private LearnedChange? ReadProposed()
    {
        if (yaml.TakeNull())
            return null;
        var change = new LearnedChange("", "", "");
        yaml.Mapping(ProposedKeys, ["branch", "commit", "repository"], key => change = key switch
        {
            "branch" => change with { Branch = yaml.Free() ?? "" },
            "commit" => change with { Commit = yaml.Free() ?? "" },
            "repository" => change with { Repository = yaml.Free() ?? "" },
            _ => change with { Url = yaml.Free() },
        });
        return change;
    }

    private RunRecord? ReadRun()
    {
        if (yaml.TakeNull())
            return null;
        var run = new RunRecord(0, 0, "", default);
        yaml.Mapping(RunKeys, ["number", "pid", "host", "started_at"], key => run = key switch
        {
            "number" => run with { Number = yaml.Int(0, int.MaxValue) ?? 0 },
            "pid" => run with { Pid = yaml.Int(0, int.MaxValue) ?? 0 },
            "host" => run with { Host = yaml.Free() ?? "" },
            "started_at" => run with { StartedAt = yaml.Time() ?? default },
            "stopping" => run with { Stopping = ReadStopping() },
            "stopped_at" => run with { StoppedAt = yaml.Time() },
            "exit_code" => run with { ExitCode = (ExitCode?)yaml.Int(0, byte.MaxValue) },
            _ => run with { Reason = yaml.Free() },
        });
        return run;
    }

    private StopAsked? ReadStopping()
    {
        if (yaml.TakeNull())
            return null;
        var stop = new StopAsked("", null, false, default);
        yaml.Mapping(StoppingKeys, ["by", "at"], key => stop = key switch
        {
            "by" => stop with { By = yaml.Free() ?? "" },
            "reason" => stop with { Why = yaml.Free() },
            "at_once" => stop with { AtOnce = yaml.Bool() ?? false },
            _ => stop with { At = yaml.Time() ?? default },
        });
        return stop;
    }

    private StageWait? ReadStageWait()
    {
        if (yaml.TakeNull())
            return null;
        var wait = new StageWait("", "", 0, null);
        DateTimeOffset? until = null;
        var after = StepOutcome.RateLimited;
        yaml.Mapping(StageWaitKeys, ["stage", "step"], key =>
        {
            switch (key)
            {
                case "stage": wait = wait with { Stage = yaml.Free() ?? "" }; break;
                case "step": wait = wait with { Step = yaml.Free() ?? "" }; break;
                case "refusals": wait = wait with { Refusals = yaml.Int(0, int.MaxValue) ?? 0 }; break;
                case "until": until = yaml.Time(); break;
                default: after = yaml.Word<StepOutcome>() ?? after; break;
            }
        });
        return until is { } then ? wait with { Deferred = new(then, after) } : wait;
    }

    private StageStep? ReadStageStep()
    {
        if (yaml.TakeNull())
            return null;
        var step = new StageStep("", 0, 0, null);
        yaml.Mapping(StageStepKeys, ["step", "attempt", "try"], key => step = key switch
        {
            "step" => step with { Step = yaml.Free() ?? "" },
            "attempt" => step with { Attempt = yaml.Int(0, int.MaxValue) ?? 0 },
            "try" => step with { Try = yaml.Int(0, int.MaxValue) ?? 0 },
            _ => step with { Process = yaml.Process() },
        });
        return step;
    }

    private void ReadGate()
    {
        var gate = new Gate { Id = "", Kind = default, Question = "", Choices = [] };
        yaml.Mapping(GateKeys, ["id", "kind", "question", "choices"], key => gate = key switch
        {
            "id" => gate with { Id = yaml.Free() ?? "" },
            "kind" => gate with { Kind = yaml.Word<GateKind>() ?? default },
            "question" => gate with { Question = yaml.Free() ?? "" },
            "facts" => gate with { Facts = yaml.FreeList() },
            "choices" => gate with { Choices = yaml.FreeList() },
            "default" => gate with { Default = yaml.Free() },
            "child" => gate with { Child = yaml.Free() },
            _ => gate with { Since = yaml.Time() },
        });
        state.OpenGates[gate.Id] = gate;
    }

    private void ReadLimit()
    {
        string provider = "";
        DateTimeOffset? until = null;
        yaml.Mapping(LimitKeys, ["provider", "until"], key => _ = key == "provider" ? (object?)(provider = yaml.Free() ?? "") : until = yaml.Time());
        if (until is { } time)
            state.ProviderLimits[provider] = time;
    }

    private void ReadContextFile()
    {
        string path = "";
        string? problem = null;
        yaml.Mapping(ContextFileKeys, ["path"], key => _ = key == "path" ? path = yaml.Free() ?? "" : problem = yaml.Free());
        state.ContextFiles[path] = problem;
    }

    private void ReadAnswer()
    {
        string gate = "", choice = "", by = "";
        string? reason = null;
        yaml.Mapping(AnswerKeys, ["gate", "choice", "by"], key =>
        {
            switch (key)
            {
                case "gate": gate = yaml.Free() ?? ""; break;
                case "choice": choice = yaml.Free() ?? ""; break;
                case "by": by = yaml.Free() ?? ""; break;
                default: reason = yaml.Free(); break;
            }
        });
        state.Answers[gate] = new(choice, by, reason);
    }
}
