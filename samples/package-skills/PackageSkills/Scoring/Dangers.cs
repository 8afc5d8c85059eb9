using System.Text.RegularExpressions;

namespace PackageSkills.Scoring;

/// <summary>Finds what no agent may be handed: an agent does what its skills say.</summary>
internal static partial class Dangers
{
    public static IEnumerable<Flaw> Find(SkillFolder skill)
    {
        var text = skill.Text + "\n" + skill.References;
        if (PipedDownload().Match(text) is { Success: true } pipe)
            yield return new Flaw("critical", "The skill tells to pipe a download into a shell", pipe.Value.Trim());
        if (PrivateKey().IsMatch(text))
            yield return new Flaw("critical", "The skill contains a private key");
    }

    [GeneratedRegex(
        @"\b(curl|wget|iwr|irm|Invoke-WebRequest|Invoke-RestMethod)\b[^\n|]*\|"
            + @"\s*(sudo\s+)?((ba|z|k|da)?sh|pwsh|powershell|iex|Invoke-Expression)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex PipedDownload();

    [GeneratedRegex("-----BEGIN [A-Z ]*PRIVATE KEY-----")]
    private static partial Regex PrivateKey();
}
