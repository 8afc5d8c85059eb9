namespace Coro.Engine.Directives;

/// <summary>
/// The words that orders are written in. A word that is in none of these lists has to be a child's name; so whatever could
/// turn an order's meaning round ("not", "except", "by 5") is found out instead of being passed over.
/// </summary>
internal static class Vocabulary
{
    /// <summary>Words that an order can do without.</summary>
    public static readonly HashSet<string> Filler = Of(
        "a an the we i our us to at of for in into on with is are be been it its as from this that these here now then also please just only "
        + "will would shall should must may can could "
        + "campaign run runs round time release currently temporarily "
        + "skill skills child children library libraries package packages repo repos repository repositories component components "
        + "module modules project projects sdk sdks item items one ones them their");

    public static readonly HashSet<string> QualityVerbs = Of(
        "accept accepts allow allows set sets use uses lower lowers raise raises reduce reduces increase increases decrease decreases "
        + "drop drops change changes require requires apply applies keep keeps make makes pass passes take takes want wants relax "
        + "relaxes tighten tightens loosen loosens bump bumps let lets expect expects need needs get gets has have hold holds demand "
        + "demands override overrides adjust adjusts put go goes up down instead");

    public static readonly HashSet<string> QualityNouns = Of(
        "soft quality gate gates score scores threshold thresholds bar bars minimum min level levels percent percentage points point "
        + "% value values result results grade least or better more above higher over enough ok okay fine sufficient good targets");

    public static readonly HashSet<string> TargetWords = Of("target soft_target soft-target softtarget");

    public static readonly HashSet<string> FallbackWords = Of("fallback soft_fallback soft-fallback softfallback fall-back");

    /// <summary>Words for every child.</summary>
    public static readonly HashSet<string> Everyone = Of(
        "all every everything each whole entire other others rest remaining default defaults campaign-wide campaignwide global globally "
        + "overall everywhere");

    public static readonly HashSet<string> SkipVerbs = Of(
        "skip skips skipped skipping exclude excludes omit omits ignore ignores leave out drop drops remove removes following");

    public static readonly HashSet<string> FlagWords = Of(
        "use uses set sets pass passes add adds apply applies run runs force forces enable enables give gives append always turn "
        + "flag flags option options switch switches argument arguments mode modes pipeline pipelines step steps targets");

    /// <summary>Words that begin a reason.</summary>
    public static readonly HashSet<string> Because = Of("because since due owing given until pending while reason");

    /// <summary>Words that may come between <see cref="Because"/> and the reason itself.</summary>
    public static readonly HashSet<string> BecauseOf = Of("to of that");

    /// <summary>Words that say that there is nothing to say.</summary>
    public static readonly HashSet<string> Nothing = Of("none nothing n/a na tbd nil empty");

    /// <summary>Words that would turn an order round, or make it hold only under some condition.</summary>
    public static readonly HashSet<string> Turning = Of(
        "not no never neither nor none without except excepting excluding besides but unless if when whenever once after before "
        + "other-than than rather otherwise dont don't don\u2019t doesnt doesn't doesn\u2019t do does cannot can't can\u2019t won't "
        + "won\u2019t by below under less fewer most maximum max between maybe perhaps possibly");

    private static HashSet<string> Of(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);
}
