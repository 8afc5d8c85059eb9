using Coro.Engine.Steps.Requests;
using YamlDotNet.Core.Events;

namespace Coro.Engine.Loading;

/// <summary>Reads the targets of a brief, and remembers where they stand for checks that need all of them.</summary>
internal sealed class TargetReader(YamlCursor yaml, StepReader steps, Problems problems, string origin)
{
    private readonly DependencyList _dependsOn = new();
    private readonly List<Place> _dependencyPlaces = [];

    /// <summary>The children; one for each item, so that positions are those of the brief.</summary>
    public List<ChildDefinition> Children { get; } = [];

    /// <summary>Where each is.</summary>
    public List<TargetPlaces> Places { get; } = [];

    public void Read()
    {
        if (yaml.TakeNull() || !yaml.EnterList(yaml.InWords("a list of targets, for example [{name: core, tier: A}]", "an array of targets", "an array of targets, for example @(@{ name = 'core'; tier = 'A' })")))
            return;
        while (yaml.NextItem())
            ReadTarget();
    }

    /// <summary>Where a child's dependency stands.</summary>
    public Place PlaceOf(int child, int dependency) => _dependencyPlaces[Places[child].FirstDependency + dependency];

    private void ReadTarget()
    {
        var before = problems.Count;
        var place = yaml.Here;
        var namePlace = place;
        var first = _dependencyPlaces.Count;
        string? name = null, repoUrl = null, pin = null, description = null;
        var lane = ChildDefinition.DefaultLane;
        var tier = Tier.A;
        IReadOnlyList<Dependency> dependsOn = [];
        IReadOnlyList<string> locks = [];
        IReadOnlyList<StepDefinition>? own = null;
        TrackerReference? tracker = null;
        if (yaml.EnterMapping(yaml.InWords("a target, for example {name: core, tier: A}", "a target", "a target, for example @{ name = 'core'; tier = 'A' }")))
        {
            var seen = 0UL;
            while (yaml.NextKey(BriefKeys.Target, ref seen) is { } key)
            {
                switch (key)
                {
                    case "name":
                        namePlace = yaml.Here;
                        name = yaml.Name();
                        break;
                    case "repo_url": repoUrl = yaml.Argument("a URL or a path"); break;
                    case "tier": tier = yaml.Word("A", "B") == 1 ? Tier.B : Tier.A; break;
                    case "lane": lane = yaml.Name("the name of a lane") ?? lane; break;
                    case "pin": pin = yaml.Argument("a version, tag, branch or commit"); break;
                    case "depends_on": dependsOn = ReadDependencies(); break;
                    case "locks": locks = ReadLocks(); break;
                    case "description": description = yaml.Text(); break;
                    case "tracker": tracker = ItemReferences.Read(yaml); break;
                    case "steps": own = yaml.TakeNull() ? null : steps.ReadSteps(yaml.Here, PlaceholderScope.Child); break;
                }
            }

            if (name is null)
                yaml.Report("missing-key", "the target needs a name", place);
        }

        Places.Add(new(place, namePlace, first, problems.Count > before));
        Children.Add(new()
        {
            // Positions have to stay right, so a target without a name gets one that nobody can refer to.
            Name = name ?? $"\0\0\0\0{Children.Count}",
            RepoUrl = repoUrl is null ? null : OriginPaths.Repository(repoUrl, origin),
            Tier = tier,
            Lane = lane,
            Pin = pin,
            DependsOn = dependsOn,
            Locks = locks,
            Description = description,
            Tracker = tracker,
            Steps = own,
        });
    }

    private IReadOnlyList<Dependency> ReadDependencies()
    {
        if (yaml.TakeNull() || !yaml.EnterList("a list of names, for example [core, api]"))
            return [];
        while (yaml.NextItem())
        {
            var place = yaml.Here;
            if (ReadDependency() is { } dependency && _dependsOn.Add(dependency))
                _dependencyPlaces.Add(place);
        }

        return _dependsOn.Take();
    }

    private Dependency? ReadDependency()
    {
        if (yaml.Current is not MappingStart)
            return yaml.Argument("a name, or {child: core, require: merged}") is { } name ? new(name) : null;
        var place = yaml.Here;
        yaml.EnterMapping("");
        string? child = null;
        var require = DependencyRequirement.Satisfied;
        var seen = 0UL;
        while (yaml.NextKey(BriefKeys.Dependency, ref seen) is { } key)
        {
            if (key == "child")
                child = yaml.Argument("a name");
            else if (yaml.Word("satisfied", "merged") == 1)
                require = DependencyRequirement.Merged;
        }

        if (child is not null)
            return new(child, require);
        yaml.Report("missing-key", "needs child: the name of a target", place);
        return null;
    }

    private IReadOnlyList<string> ReadLocks()
    {
        var locks = new List<string>();
        if (yaml.TakeNull() || !yaml.EnterList("a list of names, for example [staging-db]"))
            return locks;
        var seen = new HashSet<string>(Names.Comparer);
        while (yaml.NextItem())
        {
            if (yaml.Name() is { } name && seen.Add(name))
                locks.Add(name);
        }

        return locks;
    }
}
