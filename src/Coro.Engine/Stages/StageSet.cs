namespace Coro.Engine.Stages;

/// <summary>The stages of one workflow in order, and which of them the children run in.</summary>
internal sealed class StageSet
{
    /// <param name="all">The stages, by number.</param>
    /// <param name="firstLoop">The first in which children run.</param>
    /// <param name="lastLoop">The last in which they do.</param>
    /// <param name="joinsAfter">The last stage that children who join later have no need of.</param>
    public StageSet(IReadOnlyList<StageName> all, StageName firstLoop, StageName lastLoop, StageName joinsAfter)
    {
        (All, FirstLoop, LastLoop, JoinsAfter) = (all, firstLoop, lastLoop, joinsAfter);
    }

    /// <summary>All of them, by number.</summary>
    public IReadOnlyList<StageName> All { get; }

    /// <summary>The first stage in which children run.</summary>
    public StageName FirstLoop { get; }

    /// <summary>The last stage in which children run; what comes after it is built on their results.</summary>
    public StageName LastLoop { get; }

    /// <summary>The last stage that children who join later have no need of.</summary>
    public StageName JoinsAfter { get; }

    /// <summary>The stage before the first in which children run.</summary>
    public StageName BeforeLoops => All[FirstLoop.Number - 1];

    /// <summary>The stage after whose completion the campaign is complete.</summary>
    public StageName Last => All[^1];

    /// <summary>The stage with a slug; null where it is none of the numbered ones.</summary>
    public StageName? Find(string? slug)
    {
        foreach (var stage in All)
        {
            if (stage.Slug == slug)
                return stage;
        }

        return null;
    }

    /// <summary>The stage after a completed one, given by its number (null: none is complete); null after the last.</summary>
    public StageName? After(int? completed)
    {
        var next = completed + 1 ?? 0;
        return next < All.Count ? All[next] : null;
    }
}
