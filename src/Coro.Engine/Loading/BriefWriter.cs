using System.Text;

namespace Coro.Engine.Loading;

/// <summary>Writes a definition as a brief that <see cref="BriefLoader"/> reads back: one line for each target and step.</summary>
public static class BriefWriter
{
    /// <summary>Writes the brief.</summary>
    /// <param name="definition">What to write. Durations are rounded up to milliseconds.</param>
    /// <param name="relativePaths">Whether paths below the origin are written relative to it, so that the folder can be moved.</param>
    /// <returns>YAML; lines end with a line feed. Equal definitions give equal text.</returns>
    public static string Write(CampaignDefinition definition, bool relativePaths = false) =>
        new Draft(definition.Settings, relativePaths).Write(definition.Name, definition.Children);

    private sealed class Draft(CampaignSettings settings, bool relativePaths)
    {
        private readonly StringBuilder _yaml = new();

        public string Write(string name, IReadOnlyList<ChildDefinition> children)
        {
            Line("campaign_name", name);
            Line("workflow", settings.Workflow == Workflow.Skills ? "skills" : "delivery");
            _yaml.Append("targets:\n");
            foreach (var child in children)
                Target(child);
            Pipelines();
            Stages();
            QualityGate(settings.QualityGate);
            Limits(settings.Limits);
            if (settings.OnChildFailure == FailurePolicy.Halt)
                Line("on_child_failure", "halt");
            if (settings.Checkpoints.Count > 0)
                _yaml.Append("checkpoints: [").AppendJoin(", ", settings.Checkpoints).Append("]\n");
            Steps("activation_steps_prepend:", "  ", settings.ActivationStepsPrepend);
            Steps("activation_steps_append:", "  ", settings.ActivationStepsAppend);
            Line("directive_path", Relative(settings.DirectivePath));
            Line("kickoff_template", Relative(settings.KickoffTemplatePath));
            Line("architecture_doc_path", Relative(settings.ArchitectureDocPath));
            Line("report_template", Relative(settings.ReportTemplatePath));
            Line("health_findings_queue", settings.HealthFindingsQueue);
            if (settings.PersistentFacts.Count > 0)
                _yaml.Append("persistent_facts:\n");
            foreach (var fact in settings.PersistentFacts)
                _yaml.Append("  - ").AppendYaml(fact).Append('\n');
            Tracker(settings.Tracker);
            Hosts(settings.PullRequestHosts);
            return _yaml.ToString();
        }

        private void Tracker(TrackerSettings? tracker)
        {
            if (tracker is null)
                return;
            new FlowWriter(_yaml.Append("tracker: "))
                .Raw("kind", TrackerReader.Kinds[(int)tracker.Kind])
                .Text("project", tracker.Project)
                .Text("url", tracker.Url)
                .Text("user", tracker.User)
                .Text("token_env", tracker.TokenEnv)
                .Text("path", Relative(tracker.Path))
                .Text("epic", tracker.Epic)
                .Text("epic_type", tracker.EpicType)
                .Text("issue_type", tracker.IssueType)
                .End();
            _yaml.Append('\n');
        }

        private void Hosts(IReadOnlyList<PullRequestHost> hosts)
        {
            if (hosts.Count > 0)
                _yaml.Append("pull_request_hosts:\n");
            foreach (var host in hosts)
            {
                new FlowWriter(_yaml.Append("  - "))
                    .Raw("kind", PullRequestHostReader.Kinds[(int)host.Kind])
                    .Text("url", host.Url)
                    .Text("api", host.Api)
                    .Text("token_env", host.TokenEnv)
                    .End();
                _yaml.Append('\n');
            }
        }

        private void Target(ChildDefinition child)
        {
            _yaml.Append("  - ");
            new FlowWriter(_yaml)
                .Text("name", child.Name)
                .Text("repo_url", Repository(child.RepoUrl))
                .Text("tier", child.Tier == Tier.A ? "A" : "B")
                .Text("lane", child.Lane == ChildDefinition.DefaultLane ? null : child.Lane)
                .Text("pin", child.Pin)
                .Items("depends_on", child.DependsOn, Dependency)
                .Texts("locks", child.Locks)
                .Text("description", child.Description)
                .Item("tracker", child.Tracker, Item)
                .Items("steps", child.Steps ?? [], StepWriter.Write)
                .End();
            _yaml.Append('\n');
        }

        private void Pipelines()
        {
            if (settings.Pipelines.Count > 0)
                _yaml.Append("pipelines:\n");
            foreach (var (name, pipeline) in settings.Pipelines.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                _yaml.Append("  ").AppendYaml(name).Append(pipeline.Batch ? ":\n    batch: true\n" : ":\n");
                Steps(pipeline.Batch ? "    steps:" : null, pipeline.Batch ? "      " : "    ", pipeline.Steps);
            }
        }

        private void Stages()
        {
            var stages = settings.Stages;
            if (stages == new StageSettings())
                return;
            _yaml.Append("stages:\n");
            Strategy(stages.Strategy);
            Stage("architecture", stages.Architecture);
            Stage("integration", stages.Integration);
            if (stages.MemoryFiles.Count > 0 || stages.Proposal is not null)
            {
                new FlowWriter(_yaml.Append("  aggregation: "))
                    .Texts("memory_files", [.. stages.MemoryFiles.Select(file => Relative(file)!)])
                    .Raw("propose", stages.Proposal is { } proposal ? SettingsReader.Proposals[(int)proposal.Kind] : null)
                    .Text("base", stages.Proposal?.Base)
                    .Text("remote", stages.Proposal?.Remote)
                    .End();
                _yaml.Append('\n');
            }

            Stage("capstone", stages.Capstone);
            Stage("verify", stages.Verify);
            Refine(stages);
            Export(stages.Export);
            Stage("on_complete", stages.OnComplete);
        }

        private void Stage(string name, StepDefinition? step)
        {
            if (step is null)
                return;
            StepWriter.Write(_yaml.Append("  ").Append(name).Append(": "), step);
            _yaml.Append('\n');
        }

        private void Strategy(StrategySettings? strategy)
        {
            if (strategy is null)
                return;
            var writer = new FlowWriter(_yaml.Append("  strategy: "))
                .Texts("lock_files", [.. strategy.LockFiles.Select(file => Relative(file)!)])
                .Text("repo_url", strategy.RepoUrl);
            if (strategy.Command is { } step)
                writer = StepWriter.Put(writer, step);
            writer.End();
            _yaml.Append('\n');
        }

        private void Refine(StageSettings stages)
        {
            if (stages.Refine is not { } step)
                return;
            StepWriter.Put(new(_yaml.Append("  refine: ")), step)
                .Raw("rerun_below_target", stages.RerunBelowTarget ? "true" : null)
                .End();
            _yaml.Append('\n');
        }

        private void Export(ExportSettings export)
        {
            if (export.Path is null && export.Command is null && export.ContextFiles.Count == 0)
                return;
            var writer = new FlowWriter(_yaml.Append("  export: "))
                .Text("path", Relative(export.Path))
                .Texts("context_files", [.. export.ContextFiles.Select(file => Relative(file)!)]);
            if (export.Command is { } step)
                writer = StepWriter.Put(writer, step);
            writer.End();
            _yaml.Append('\n');
        }

        private void QualityGate(QualityGate gate)
        {
            if (gate == new QualityGate())
                return;
            _yaml.Append("quality_gate: ");
            new FlowWriter(_yaml)
                .Raw("hard", gate.Hard switch
                {
                    HardGate.ZeroCriticalHigh => "zero-critical-high",
                    HardGate.ZeroCritical => "zero-critical",
                    _ => "none",
                })
                .Raw("soft_target", FlowWriter.Number(gate.SoftTarget))
                .Raw("soft_fallback", FlowWriter.Number(gate.SoftFallback))
                .End();
            _yaml.Append('\n');
        }

        private void Limits(LimitSettings limits)
        {
            _yaml.Append("limits: ");
            new FlowWriter(_yaml)
                .Raw("throttle", FlowWriter.Number(limits.Throttle))
                .Map("lanes", limits.Lanes, (yaml, limit) => yaml.Append(limit))
                .Raw("max_cost_usd", limits.MaxCostUsd is { } cost ? FlowWriter.Number(cost) : null)
                .Raw("timeout", limits.Timeout is { } timeout ? Durations.Format(timeout) : null)
                .Raw("max_log_bytes", Sizes.Format(limits.MaxLogBytes))
                .End();
            _yaml.Append('\n');
        }

        private void Steps(string? heading, string indent, IReadOnlyList<StepDefinition> steps)
        {
            if (steps.Count == 0)
                return;
            if (heading is not null)
                _yaml.Append(heading).Append('\n');
            foreach (var step in steps)
            {
                StepWriter.Write(_yaml.Append(indent).Append("- "), step);
                _yaml.Append('\n');
            }
        }

        private void Line(string key, string? text)
        {
            if (text is not null)
                _yaml.Append(key).Append(": ").AppendYaml(text).Append('\n');
        }

        private string? Relative(string? path) =>
            path is null || !relativePaths ? path : OriginPaths.Relative(path, settings.Origin);

        private string? Repository(string? url) =>
            url is null || !Path.IsPathFullyQualified(url) ? url : Relative(url);

        private static void Item(StringBuilder yaml, TrackerReference item) => new FlowWriter(yaml)
            .Text("provider", item.Provider.Length == 0 ? null : item.Provider).Text("key", item.Key).Text("url", item.Url).End();

        private static void Dependency(StringBuilder yaml, Dependency dependency)
        {
            if (dependency.Require == DependencyRequirement.Satisfied)
                yaml.AppendYaml(dependency.Child);
            else
                new FlowWriter(yaml).Text("child", dependency.Child).Raw("require", "merged").End();
        }
    }
}
