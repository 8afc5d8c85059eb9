namespace Coro.Tests.Model;

/// <summary>Looks for a smaller run of a seed that fails as well: fewer children, less that happens.</summary>
internal static class ModelShrink
{
    private const int Most = 60;

    /// <summary>The story of the smallest that was found.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="told">Its own story.</param>
    public static string Tell(int seed, string told)
    {
        var (smallest, story) = (ModelCase.Of(seed), "");
        var tries = 0;
        for (var again = true; again && tries < Most;)
        {
            again = false;
            foreach (var smaller in Smaller(smallest, first: story.Length == 0))
            {
                if (tries++ >= Most || Fails(smaller) is not { } less)
                    continue;
                (smallest, story, again) = (smaller, less, smaller != smallest || again);
                break;
            }
        }

        return story.Length > 0 ? story : $"{told}\nThe same seed did not fail again: what happens at the same time decides it.";
    }

    private static IEnumerable<ModelCase> Smaller(ModelCase what, bool first)
    {
        if (first)
            yield return what;
        for (var actions = 1; actions < what.Actions; actions = Math.Max(actions + 1, actions * 4 / 3))
            yield return what with { Actions = actions };
        for (var children = 1; children < what.Children; children++)
            yield return what with { Children = children };
    }

    private static string? Fails(ModelCase what)
    {
        try
        {
            using var run = new ModelRun(what);
            run.Play();
            return null;
        }
        catch (Exception e)
        {
            return e is ModelDifference ? e.Message : e.ToString();
        }
    }
}
