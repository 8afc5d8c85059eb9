using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Coro.Engine.Configuration;
using Coro.Engine.Directives;
using Coro.Engine.History;
using Coro.Engine.Loading;
using Coro.Engine.Loading.LockFiles;
using Coro.Engine.State;
using Coro.Engine.Steps.Answers;
using Coro.Tests.State;
using Coro.Tests.State.SkillForge;
using Coro.Tests.Steps;
using Coro.Tests.Support;

namespace Coro.Tests.Fuzz;

/// <summary>Every reader of what comes from elsewhere, with real files that it reads.</summary>
internal static class FuzzReaders
{
    // The seed of a long one.
    private const int Story = 7;

    private static readonly string[] Children = ["core", "api", "docs"];

    public static IReadOnlyDictionary<string, Func<FuzzReader>> All { get; } = new Dictionary<string, Func<FuzzReader>>
    {
        ["brief"] = () => new("brief", [.. Samples("campaign-brief.yaml"), .. Texts(RichBrief)], "campaign-brief.yaml", path => BriefLoader.Load(path)),
        ["manifest"] = () => new("manifest", [.. Samples("manifest.txt"), .. Texts("core,https://example.org/core.git,A,2.1\napi,,B;core,schema\nschema,,A\n")],
            "manifest.txt", path => ManifestLoader.Load(path, planOnly: true)),
        ["additions"] = () => new("additions", [.. Samples("manifest.txt"), .. Texts("new,,A;core\nnewer,,B;new,api\n")], "more.txt", path => Additions(path)),
        ["more targets"] = () => new("more targets", [.. Samples("campaign-brief.yaml")], "more.yaml", path => Additions(path)),
        ["customization"] = () => new("customization", [.. Samples("customize.toml"), .. Files("src/Coro.Engine/Configuration", "customize.toml"), .. Texts(RichToml)],
            "customize.toml", path => _ = Customization.Load(Path.GetDirectoryName(path)!).Values),
        ["directive"] = () => new("directive", [.. Samples("orders.md"), .. Texts(RichDirective)], "_campaign-directive.md", Directive),
        ["state file"] = () => new("state file", [CheckpointCodec.Write(Rich())], "_campaign-state.yaml", path => StateFile.Load(RealDisk.Instance, path).Examine(path)),
        ["Skill Forge's state"] = () => new("Skill Forge's state", Texts(SkillForgeStates.Full, SkillForgeStates.Fresh), "_campaign-state.yaml",
            path => _ = StateFile.Load(RealDisk.Instance, path).SkillForge),
        ["journal"] = () => new("journal", [Journal()], "_campaign-journal.jsonl", path => Load(path)),
        ["journal whose checksums are right"] = () => new("journal whose checksums are right", [Journal()], "_campaign-journal.jsonl", path =>
        {
            File.WriteAllBytes(path, Signed(File.ReadAllBytes(path)));
            Load(path);
        }),
        ["state file of a lost journal"] = () => new("state file of a lost journal", [CheckpointCodec.Write(Rich())], "_campaign-state.yaml", path => Load(path), passes: 3),
        ["step's answer"] = () => new("step's answer", Texts(RichAnswer), "S.1.result.json", path =>
        {
            using var world = new StepWorld();
            StepResultReader.ReadFile(world.Request("true") with { ResultPath = path, TrustedFolders = [Path.GetDirectoryName(path)!] }, DateTimeOffset.UnixEpoch);
        }),
        ["request"] = () => new("request", [.. Requests()], "1.request.json", path => Inbox(path).Read("1", out _)),
        ["answer to a request"] = () => new("answer to a request", [Answer()], "1.answer.json", path => Inbox(path).TakeAnswer("1")),
        ["lock"] = () => new("lock", [LockOwner.Current(TimeProvider.System).ToJson()], "_campaign.lock", path => _ = LockOwner.Read(path)?.IsAlive),
        ["pointer"] = () => new("pointer", Texts("/srv/campaigns/x\n"), "_campaign-workspace-path.txt", path => WorkspacePointer.Read(Path.GetDirectoryName(path)!)),
        ["Cargo.lock"] = () => new("Cargo.lock", [.. Samples("Cargo.lock")], "Cargo.lock", path => LockFileReaders.Read(path)),
        ["requirements.txt"] = () => new("requirements.txt", [.. Samples("requirements.txt")], "requirements.txt", path => LockFileReaders.Read(path)),
        ["package-lock.json"] = () => new("package-lock.json", Texts(NpmLock), "package-lock.json", path => LockFileReaders.Read(path)),
        ["go.mod"] = () => new("go.mod", Texts("module example.org/x\n\ngo 1.22\n\nrequire (\n\tgolang.org/x/text v0.3.7 // indirect\n\texample.org/y v1.0.0+incompatible\n)\n"), "go.mod", path => LockFileReaders.Read(path)),
    };

    /// <summary>Gives each line of a journal the checksum that it has to have.</summary>
    public static byte[] Signed(byte[] journal)
    {
        const int start = 6, length = 8, covered = start + length + 2;
        var signed = new List<byte>(journal.Length);
        foreach (var line in Encoding.Latin1.GetString(journal).Split('\n').Select(Encoding.Latin1.GetBytes))
        {
            if (line.Length > covered)
            {
                var crc = ~line.AsSpan(covered).ToArray().Aggregate(uint.MaxValue, (sum, one) => BitOperations.Crc32C(sum, one));
                crc.TryFormat(line.AsSpan(start), out _, "x8", CultureInfo.InvariantCulture);
            }

            signed.AddRange([.. line, (byte)'\n']);
        }

        return [.. signed];
    }

    private const string RichBrief = """
        campaign_name: payments-v2   # a comment
        targets:
          - {name: core, repo_url: "https://example.org/core.git", tier: A, pin: 2.10, depends_on: []}
          - name: api
            tier: B
            depends_on: [core, {child: schema, require: merged}]
            description: |
              Two
              lines
          - {name: schema, steps: [{name: only, shell: 'echo "hi"', env: {X: 1}}]}
        pipelines: {default: [{name: AN, run: [claude, -p, "{kickoff}"], timeout: 1h30m, retries: 2}]}
        stages: {capstone: {run: [./stack.sh]}, export: {path: skills}}
        quality_gate: {hard: none, soft_target: 70.5}
        limits: {throttle: 8, lanes: {deep: 1}, max_cost_usd: 25.50, timeout: 2d, max_log_bytes: 64MB}
        persistent_facts: [>-
            folded
            text
          , "escaped \u00e9 \n", file:docs/*.md]
        """;

    private const string RichToml = """
        [workflow]
        quality_gate_soft_target = 91.5
        campaign_workspace_path = "work/{name}"
        persistent_facts = ["one", "file:facts/*.md", 'two']
        on_complete = '''
        notify'''
        [[workflow.activation_steps_append]]
        name = "x"
        run = ["a", "b"]
        env = { A = "1", B = "\u00e9" }
        [workflow.pipelines.A]
        steps = [{ name = "AN", run = ["true"], timeout = "3m" }]
        """;

    private const string RichDirective = """
        # Orders
        ## Quality Overrides
        - soft target 95 for core, because it is public
        - hard gate none for api until 2026-12-01
        ## Skip List
        - docs (not now)
        - all except core
        ## Pipeline Flags
        - AN: --deep for core
        ## Notes
        Be kind.
        """;

    private const string RichAnswer = """
        {"status":"success","message":"well","quality_score":91.5,"findings":[{"severity":"high","title":"x","detail":{"a":[1,2]}}],"workarounds":["w"],
         "artifacts":["S.1.result.json"],"usage":{"input_tokens":1,"output_tokens":2,"cost_usd":0.25},"insights":["i"],"retry_after":"30s",
         "pull_requests":[{"url":"https://example.org/1","state":"merged"}],"contracts":[{"id":"a"}],"children":[{"name":"n","depends_on":["core"]}]}
        """;

    private const string NpmLock = """
        {"name":"x","lockfileVersion":3,"packages":{"":{"dependencies":{"a":"^1.0.0"}},"node_modules/a":{"version":"1.2.3","resolved":"https://registry.npmjs.org/a/-/a-1.2.3.tgz",
         "dependencies":{"b":"2"}},"node_modules/b":{"version":"2.0.0","dev":true}}}
        """;

    private static CampaignState Rich() => RandomHistory.Of(Story).State;

    private static byte[] Journal()
    {
        var (buffer, flushed) = (new ByteBuffer(), 0L);
        using var json = new Utf8JsonWriter(buffer, EventJson.Readable);
        foreach (var entry in RandomHistory.Of(Story).Entries)
            JournalLine.Write(buffer, json, [entry], flushed++);
        return buffer.Written.ToArray();
    }

    private static void Load(string path)
    {
        var workspace = new Workspace(Path.GetDirectoryName(path)!);
        CampaignLoader.Load(workspace, RealDisk.Instance, _ => Demo.Definition(), isRunning: false);
    }

    private static void Additions(string path) =>
        new AdditionLoader("test", Demo.Definition().Children, Demo.Definition().Settings).Load(path, path);

    private static void Directive(string path)
    {
        if (DirectiveFile.Read(path).Text is { } text)
            DirectiveParser.Parse(text, path, Children, new());
    }

    private static ControlInbox Inbox(string path)
    {
        // The inbox of a campaign whose workspace is two folders up.
        var workspace = new Workspace(Path.Combine(Path.GetDirectoryName(path)!, "workspace"));
        Directory.CreateDirectory(workspace.Control);
        File.Copy(path, Path.Combine(workspace.Control, Path.GetFileName(path)), overwrite: true);
        return new(workspace);
    }

    private static IEnumerable<byte[]> Requests()
    {
        ControlRequest[] requests =
        [
            new ChildRequest { Operation = ChildOperation.Rerun, Children = ["core", "api"], Downstream = true, Lane = "deep", By = "ann", Why = "so" },
            new GateRequest { Gate = "export", Choice = "approve", By = "ann" },
            new ThrottleRequest { Throttle = 4, By = "ann" },
            new StopRequest { By = "ann", AtOnce = true },
            new AddChildrenRequest { Children = Demo.Definition().Children, By = "ann" },
        ];
        return requests.Select(request => JsonSerializer.SerializeToUtf8Bytes(request, EventJson.Default.ControlRequest));
    }

    private static byte[] Answer() => JsonSerializer.SerializeToUtf8Bytes(
        new ControlAnswer { Outcomes = [new() { Target = "core", Verdict = ControlVerdict.Refused, Reason = "so" }], ByRunningEngine = true }, EventJson.Default.ControlAnswer);

    private static IReadOnlyList<byte[]> Texts(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static IEnumerable<byte[]> Samples(string name) => Files("samples", name);

    private static IEnumerable<byte[]> Files(string folder, string name) => Directory
        .EnumerateFiles(Repository.In(folder.Split('/')), name, SearchOption.AllDirectories)
        .Where(path => !path.Contains("/bin/") && !path.Contains("/obj/")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes);
}
