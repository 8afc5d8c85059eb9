using System.Net.Http.Headers;
using System.Text;

namespace Coro.Engine.Web;

/// <summary>A secret that opens an API, by the name of the environment variable that holds it. It is read anew for each request.</summary>
/// <param name="scheme">How it is presented.</param>
/// <param name="read">Reads an environment variable.</param>
/// <param name="variables">The variables; the first that is set counts.</param>
internal sealed class ApiToken(ApiTokenScheme scheme, Func<string, string?> read, params IReadOnlyList<string> variables)
{
    /// <summary>Who it belongs to, where the host wants to know that as well.</summary>
    public string User { get; init; } = "";

    /// <summary>Where it is looked for, in words.</summary>
    public string Where => string.Join(" or ", variables);

    /// <summary>Whether there is one.</summary>
    public bool IsSet => Value is not null;

    private string? Value => variables.Select(read).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))?.Trim();

    /// <summary>What goes into the head of a request; null: there is no token.</summary>
    public AuthenticationHeaderValue? Header => Value is not { } value ? null
        : scheme == ApiTokenScheme.Bearer ? new("Bearer", value)
        : new("Basic", Basic(value));

    /// <summary>A text without the token in it.</summary>
    public string Mask(string text) => Value is not { } value ? text
        : text.Replace(value, "***", StringComparison.Ordinal).Replace(Basic(value), "***", StringComparison.Ordinal);

    private string Basic(string value) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{value}"));
}
