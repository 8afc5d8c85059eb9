using Coro.Engine.State;

namespace Coro.Engine.Contracts;

/// <summary>A campaign's contracts as they stand: the index, and what the children have shipped.</summary>
/// <param name="state">The campaign.</param>
/// <param name="workspace">Its folder.</param>
/// <param name="root">The folder that holds the campaign.</param>
internal sealed class ContractBook(CampaignState state, Workspace workspace, string root)
{
    /// <summary>Who adds the children that mend what an integration found; they may ship in a producer's stead.</summary>
    public const string Mender = "integration";

    private readonly Dictionary<string, ContractFile> _files = new(Names.Comparer);

    /// <summary>What is wrong with the index; empty: nothing, or there is none.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>All contracts, in the index's order.</summary>
    public IReadOnlyList<CampaignContract> All() => Of(_ => true);

    /// <summary>Those that a child makes or relies on.</summary>
    public IReadOnlyList<CampaignContract> For(IReadOnlyCollection<string> children) =>
        Of(contract => contract.Consumers.Prepend(contract.Producer).Any(name => children.Contains(name, Names.Comparer)));

    private List<CampaignContract> Of(Func<Contract, bool> which)
    {
        var index = ContractFile.Read(ContractFile.Index(workspace));
        Problems = index.Problems;
        return [.. (index.Contracts ?? []).Where(contract => contract.Producer is not null && which(contract)).Select(Judge)];
    }

    private CampaignContract Judge(Contract contract)
    {
        var promise = new CampaignContract
        {
            Campaign = state.Name,
            Id = contract.Id,
            Kind = contract.Kind,
            Producer = contract.Producer!,
            Consumers = contract.Consumers,
            Shape = ShapeText.Of(contract.Shape),
            Root = root,
        };
        var producer = state.Find(contract.Producer!);
        var done = producer?.Status == ChildStatus.Completed;

        // What was mended last counts.
        var menders = state.Children.Where(child => child.Added?.By == Mender && child.Status == ChildStatus.Completed)
            .OrderByDescending(child => child.CompletedAt).ThenByDescending(child => child.Index);
        foreach (var mender in menders)
        {
            if (Shipped(mender.Name, contract.Id) is { } mended)
                return ContractRule.Judge(promise, contract, done, (mender.Name, mended), null);
        }

        if (!done)
            return ContractRule.Judge(promise, contract, isDone: false, null, null);
        var file = Read(contract.Producer!);
        var problem = file switch
        {
            { Problems: { Count: > 0 } problems } => string.Join("; ", problems),
            { Contracts: null } => $"{ContractFile.Of(workspace, contract.Producer!)} is not there",
            _ => $"{ContractFile.Of(workspace, contract.Producer!)} does not have it",
        };
        return ContractRule.Judge(
            promise, contract, isDone: true, Shipped(contract.Producer!, contract.Id) is { } shipped ? (producer!.Name, shipped) : null, problem);
    }

    private Contract? Shipped(string child, string id) =>
        Read(child).Contracts?.FirstOrDefault(contract => Names.Comparer.Equals(contract.Id, id));

    private ContractFile Read(string child)
    {
        if (!_files.TryGetValue(child, out var file))
            _files[child] = file = ContractFile.Read(ContractFile.Of(workspace, child));
        return file;
    }
}
