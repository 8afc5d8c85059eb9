namespace Coro.Engine.Reporting;

/// <summary>
/// Something worth knowing in a headless run, as a line of JSON like the progress around it:
/// <c>{"note":"…","level":"warning"}</c>. The level is <c>info</c>, <c>warning</c> or <c>error</c>.
/// </summary>
public static class NoteLine
{
    /// <summary>Writes the line, without a line break at its end.</summary>
    /// <param name="text">What there is to know.</param>
    /// <param name="level">How bad it is.</param>
    public static string Of(string text, string level) => OneLineJson.Write(json =>
    {
        json.WriteString("note", text);
        json.WriteString("level", level);
    });
}
