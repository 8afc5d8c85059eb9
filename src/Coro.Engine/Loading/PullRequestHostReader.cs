namespace Coro.Engine.Loading;

/// <summary>Reads the hosts of pull requests that a brief or customization names.</summary>
internal static class PullRequestHostReader
{
    /// <summary>The kinds, in the order of <see cref="PullRequestHostKind"/>.</summary>
    public static readonly string[] Kinds = ["github", "azure-devops"];

    /// <summary>Reads a list of them; of one that is wrong, which was told, there is a null.</summary>
    public static IReadOnlyList<PullRequestHost?> Read(YamlCursor yaml)
    {
        var hosts = new List<PullRequestHost?>();
        if (yaml.TakeNull() || !yaml.EnterList(yaml.InWords(
            "a list of hosts, for example [{kind: github, url: 'https://ghe.example.org'}]", "an array of tables: [[workflow.pull_request_hosts]]")))
            return hosts;
        while (yaml.NextItem())
            hosts.Add(ReadOne(yaml));
        return hosts;
    }

    /// <summary>Hosts with others on top: one that is named again takes the place of the other.</summary>
    public static IReadOnlyList<PullRequestHost> Put(IReadOnlyList<PullRequestHost> below, IEnumerable<PullRequestHost?> above)
    {
        var hosts = below.ToList();
        foreach (var host in above.OfType<PullRequestHost>())
        {
            hosts.RemoveAll(other => IsSame(other, host));
            hosts.Add(host);
        }

        return hosts;
    }

    /// <summary>Whether two are the same host.</summary>
    public static bool IsSame(PullRequestHost one, PullRequestHost other) => one.Url.TrimEnd('/').Equals(other.Url.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private static PullRequestHost? ReadOne(YamlCursor yaml)
    {
        var (place, seen) = (yaml.Here, 0UL);
        if (!yaml.EnterMapping("a host, with kind and url"))
            return null;
        (int? Kind, string? Url, string? Api, string? Token) said = default;
        while (yaml.NextKey(BriefKeys.PullRequestHost, ref seen) is { } key)
        {
            switch (key)
            {
                case "kind": said.Kind = yaml.Word(Kinds); break;
                case "url": said.Url = yaml.Address(); break;
                case "api": said.Api = yaml.Address(); break;
                default: said.Token = yaml.Variable(); break;
            }
        }

        foreach (var (key, form) in new[] { ("kind", $"one of {string.Join(", ", Kinds)}"), ("url", "for example https://ghe.example.org") })
        {
            if ((seen & (1UL << BriefKeys.PullRequestHost.IndexOf(key))) == 0)
                yaml.Report("missing-key", $"the host needs {key}: {form}", place);
        }

        return said is ({ } kind, { } url, _, _) ? new() { Kind = (PullRequestHostKind)kind, Url = url, Api = said.Api, TokenEnv = said.Token } : null;
    }
}
