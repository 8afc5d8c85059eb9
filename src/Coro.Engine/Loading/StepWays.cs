namespace Coro.Engine.Loading;

/// <summary>Where a step says what it runs, and where it says what only one way of running knows.</summary>
internal sealed class StepWays
{
    private readonly List<(string Key, Place Place)> _ofCommands = [];
    private readonly List<(string Key, Place Place)> _ofScripts = [];

    public Place? Run { get; set; }
    public Place? Shell { get; set; }
    public Place? Script { get; set; }

    public bool Any => Run is not null || Shell is not null || Script is not null;

    /// <summary>Where it says so once more; null: it does not.</summary>
    public Place? Superfluous
    {
        get
        {
            var said = new[] { Run, Shell, Script }.OfType<Place>().OrderBy(place => place.Line).ThenBy(place => place.Column).ToList();
            return said.Count > 1 ? Script ?? Shell ?? said[1] : null;
        }
    }

    /// <summary>Remembers a key that commands alone know, if it says something.</summary>
    public void Of(bool says, string key, Place place)
    {
        if (says)
            _ofCommands.Add((key, place));
    }

    /// <summary>Remembers a key that scripts alone know, if it says something.</summary>
    public void OfScript(bool says, string key, Place place)
    {
        if (says)
            _ofScripts.Add((key, place));
    }

    /// <summary>The keys that mean nothing for the way the step is run.</summary>
    public IEnumerable<(string Key, Place Place, string Message)> Misplaced() => Script is not null
        ? _ofCommands.Select(one => (one.Key, one.Place, ForScripts(one.Key)))
        : Any ? _ofScripts.Select(one => (one.Key, one.Place, "is for script only; remove it")) : [];

    /// <summary>What to write instead in a script.</summary>
    public static string ForScripts(string key) => key == "env"
        ? "is for commands; in a script, set $env:NAME, or hand values over with using"
        : "is for commands; a script has the kickoff as $Coro.Kickoff";
}
