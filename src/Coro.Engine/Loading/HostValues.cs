using System.Text.RegularExpressions;
using Coro.Engine.Web;

namespace Coro.Engine.Loading;

/// <summary>Reads what hosts with an API are given by: an address, and the name of the variable that holds the token.</summary>
internal static partial class HostValues
{
    /// <summary>An address that a token is sent to; null: none, which was told.</summary>
    public static string? Address(this YamlCursor yaml)
    {
        var place = yaml.Here;
        if (yaml.Line("an address") is not { } url)
            return null;
        if (ApiHost.Objection(url) is not { } objection)
            return url;
        yaml.Report("invalid-value", $"{Shown.Quote(url)} {objection}", place);
        return null;
    }

    /// <summary>The name of an environment variable; null: none, which was told.</summary>
    public static string? Variable(this YamlCursor yaml)
    {
        var place = yaml.Here;
        if (yaml.Line("the name of an environment variable") is not { } name)
            return null;
        if (VariableName().IsMatch(name))
            return name;
        yaml.Report("invalid-value", "is no name of an environment variable; write the name of the one that holds the token, never the token", place);
        return null;
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,127}$", RegexOptions.CultureInvariant)]
    private static partial Regex VariableName();
}
