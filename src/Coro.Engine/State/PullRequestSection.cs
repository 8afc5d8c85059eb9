using Coro.Engine.Loading;

namespace Coro.Engine.State;

/// <summary>A child's pull requests in the state file.</summary>
internal static class PullRequestSection
{
    private static readonly KeySet Keys =
        new("url", "repository", "branch", "base", "title", "status", "head", "problem", "unwatched");

    public static List<PullRequest> Read(YamlCursor yaml)
    {
        var requests = new List<PullRequest>();
        yaml.List(() =>
        {
            var request = new PullRequest { Url = "" };
            yaml.Mapping(Keys, ["url"], key => request = key switch
            {
                "url" => request with { Url = yaml.Free() ?? "" },
                "repository" => request with { Repository = yaml.Free() },
                "branch" => request with { Branch = yaml.Free() },
                "base" => request with { Base = yaml.Free() },
                "title" => request with { Title = yaml.Free() },
                "status" => request with { Status = yaml.Word<PullRequestStatus>() ?? default },
                "head" => request with { Head = yaml.Free() },
                "problem" => request with { Problem = yaml.Free() },
                _ => request with { Unwatched = yaml.Bool() ?? false },
            });
            requests.Add(request);
        });
        return requests;
    }

    public static void Write(YamlText yaml, int indent, IReadOnlyList<PullRequest> requests)
    {
        if (requests.Count == 0)
            return;
        yaml.Key(indent, "pull_requests");
        yaml.EndLine();
        foreach (var request in requests)
        {
            yaml.Line(indent + 4, "url", request.Url, first: true);
            Optional("repository", request.Repository);
            Optional("branch", request.Branch);
            Optional("base", request.Base);
            Optional("title", request.Title);
            yaml.Bare(indent + 4, "status", Words.Of(request.Status));
            Optional("head", request.Head);
            Optional("problem", request.Problem);
            if (request.Unwatched)
                yaml.Bare(indent + 4, "unwatched", "true");
        }

        void Optional(string key, string? value)
        {
            if (value is not null)
                yaml.Line(indent + 4, key, value);
        }
    }
}
