using Coro.Engine.Loading;
using YamlDotNet.Core;

namespace Coro.Engine.Jobs;

/// <summary>Reads a job's file (YAML), and tells of everything that is wrong with it.</summary>
internal sealed class JobReader
{
    private const int Most = 1_000_000;

    private readonly YamlCursor _yaml;
    private readonly Problems _problems;
    private readonly StepReader _steps;
    private readonly TargetReader _targets;
    private CoroJob _job;

    private JobReader(string text, Problems problems, string origin)
    {
        (_yaml, _problems) = (new(text, problems), problems);
        _steps = new(_yaml);
        _targets = new(_yaml, _steps, problems, origin);
        _job = new() { Id = "", Name = "", Title = "", Origin = origin };
    }

    /// <summary>Reads one.</summary>
    /// <param name="path">Where it is; absolute. Relative paths in it start at its folder.</param>
    /// <param name="shownAs">How the user named it, for messages.</param>
    /// <exception cref="MissingBriefException">It is absent, unreadable or empty.</exception>
    /// <exception cref="InvalidInputException">It is wrong; everything that is, is told.</exception>
    public static CoroJob Read(string path, string shownAs)
    {
        var problems = new Problems(shownAs);
        var text = InputFile.Read(path, shownAs, "job", problems);
        var job = text is null ? null : Read(text, problems, Path.GetDirectoryName(path)!);
        return job is not null && !problems.Any ? job : throw new InvalidInputException(problems.InOrder());
    }

    private static CoroJob? Read(string text, Problems problems, string origin)
    {
        try
        {
            return new JobReader(text, problems, origin).Read();
        }
        catch (YamlException e)
        {
            var (message, place) = YamlMessages.Explain(e, text);
            problems.Add("yaml-syntax", message, place);
            return null;
        }
    }

    private CoroJob Read()
    {
        _yaml.EnterDocument();
        var place = _yaml.Here;
        if (_yaml.EnterMapping("a mapping with keys such as title and repositories"))
        {
            var seen = 0UL;
            while (_yaml.NextKey(JobKeys.Job, ref seen) is { } key)
                ReadKey(key);
            if (_job.Title.Length == 0)
                _yaml.Report("missing-key", "the job needs a title: what is asked for, in one line", place);
        }

        _yaml.LeaveDocument();
        return _job with { Children = new TargetCheck(_targets, _problems).Graph() };
    }

    private void ReadKey(string key)
    {
        switch (key)
        {
            case "name": _job = _job with { Name = _yaml.Name() ?? "" }; break;
            case "title": _job = _job with { Title = _yaml.Line() ?? "" }; break;
            case "description": _job = _job with { Description = _yaml.Text() }; break;
            case "lane": _job = _job with { Lane = _yaml.Name() ?? _job.Lane }; break;
            case "repositories": _job = _job with { Repositories = _yaml.Texts("a list of URLs and paths") }; break;
            case "acceptance_criteria": _job = _job with { AcceptanceCriteria = _yaml.Texts("a list of sentences") }; break;
            case "estimates": ReadEstimates(); break;
            case "policy": ReadPolicy(); break;
            case "planner": _job = _job with { Planner = _yaml.Texts("a program and its arguments, for example [./plan.sh]") }; break;
            case "pipelines": _job = _job with { Pipelines = _steps.ReadPipelines() }; break;
            default: _targets.Read(); break;
        }
    }

    private void ReadEstimates()
    {
        if (_yaml.TakeNull() || !_yaml.EnterMapping("a mapping, for example {pull_requests: 3}"))
            return;
        var (estimates, seen) = (_job.Estimates, 0UL);
        while (_yaml.NextKey(JobKeys.Estimates, ref seen) is { } key)
        {
            estimates = key switch
            {
                "pull_requests" => estimates with { PullRequests = _yaml.Int(0, Most) },
                "services" => estimates with { Services = _yaml.Int(0, Most) },
                "layers" => estimates with { Layers = _yaml.Int(0, Most) },
                "independent_parts" => estimates with { IndependentParts = _yaml.Int(0, Most) },
                "failure_isolation" => estimates with { FailureIsolation = _yaml.Bool() },
                "diff_lines" => estimates with { DiffLines = _yaml.Int(0, int.MaxValue) },
                _ => estimates with { ConflictingCriteria = _yaml.Int(0, Most) },
            };
        }

        _job = _job with { Estimates = estimates };
    }

    private void ReadPolicy()
    {
        if (_yaml.TakeNull() || !_yaml.EnterMapping("a mapping, for example {max_diff_lines: 2000}"))
            return;
        var seen = 0UL;
        while (_yaml.NextKey(JobKeys.Policy, ref seen) is not null)
            _job = _job with { Policy = new() { MaxDiffLines = _yaml.Int(0, int.MaxValue) } };
    }
}
