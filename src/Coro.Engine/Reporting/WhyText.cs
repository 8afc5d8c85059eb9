namespace Coro.Engine.Reporting;

/// <summary>Why a child stands where it stands, in a few words: the same in every front end.</summary>
public static class WhyText
{
    /// <summary>What it was forced past, and its message, its reason, or what it waits for; empty: nothing needs saying.</summary>
    /// <param name="child">The child.</param>
    public static string Of(CampaignChild child)
    {
        var why = child.Message ?? child.Reason ?? (child.WaitingFor is { } what ? "waits for " + what : "");
        if (child.Forced.Count == 0)
            return why;
        return $"forced: {Forced(child)}{(why.Length > 0 ? "; " + why : "")}";
    }

    /// <summary>What it was forced past, for example <c>without core, schema</c>; empty: nothing.</summary>
    /// <param name="child">The child.</param>
    public static string Forced(CampaignChild child) => child.Forced.Count == 0 ? "" : "without " + string.Join(", ", child.Forced);
}
