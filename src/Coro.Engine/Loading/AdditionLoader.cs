using YamlDotNet.Core;

namespace Coro.Engine.Loading;

/// <summary>
/// Reads children that are to join a campaign: from a manifest, or the targets of a brief. They may depend on those that are there;
/// pipelines and all other settings are the campaign's.
/// </summary>
/// <param name="campaign">The campaign's name.</param>
/// <param name="present">The children that are there.</param>
/// <param name="settings">The campaign's settings.</param>
internal sealed class AdditionLoader(string campaign, IReadOnlyList<ChildDefinition> present, CampaignSettings settings)
{
    /// <summary>Reads them.</summary>
    /// <param name="path">The file; absolute. One that ends in .yaml or .yml is a brief, any other a manifest.</param>
    /// <param name="shownAs">How the user named it, for messages.</param>
    /// <exception cref="MissingBriefException">The file is absent, unreadable or empty.</exception>
    /// <exception cref="InvalidInputException">It is wrong; everything that is, is told.</exception>
    public IReadOnlyList<ChildDefinition> Load(string path, string shownAs)
    {
        var problems = new Problems(shownAs);
        var isBrief = Path.GetExtension(path) is ".yaml" or ".yml";
        IReadOnlyList<ChildDefinition> children = [];
        if (InputFile.Read(path, shownAs, isBrief ? "brief" : "manifest", problems) is { } text)
        {
            var origin = Path.GetDirectoryName(path)!;
            children = isBrief ? Brief(text, shownAs, origin, problems) : Manifest(text, origin, problems);
        }

        if (problems.Any)
            throw new InvalidInputException(problems.InOrder());
        return children.Count > 0 ? children : throw new MissingBriefException($"The file '{shownAs}' names no target; there is nothing to add.");
    }

    private IReadOnlyList<ChildDefinition> Manifest(string text, string origin, Problems problems)
    {
        var reader = new ManifestReader(origin, problems);
        reader.Read(text);
        reader.CheckJoining(present, settings);
        return reader.Children;
    }

    private List<ChildDefinition> Brief(string text, string shownAs, string origin, Problems problems)
    {
        try
        {
            var yaml = new YamlCursor(text, problems);
            if (!yaml.EnterDocument())
                throw new MissingBriefException($"The brief '{shownAs}' is empty. It needs targets.");
            var targets = new TargetReader(yaml, new StepReader(yaml), problems, origin);
            ReadRoot(yaml, targets);
            yaml.LeaveDocument();
            new TargetCheck(targets, problems).Joining(present, settings);
            return targets.Children;
        }
        catch (YamlException e)
        {
            var (message, place) = YamlMessages.Explain(e, text);
            problems.Add("yaml-syntax", message, place);
            return [];
        }
    }

    private void ReadRoot(YamlCursor yaml, TargetReader targets)
    {
        var seen = 0UL;
        if (!yaml.EnterMapping("a mapping with targets"))
            return;
        while (yaml.NextKey(BriefKeys.Brief, ref seen) is { } key)
        {
            var place = yaml.Here;
            switch (key)
            {
                case "targets": targets.Read(); break;
                case "campaign_name":
                    if (yaml.Name() is { } name && !Names.Comparer.Equals(name, campaign))
                        yaml.Report("other-campaign", $"the file is of campaign {Shown.Quote(name)}, and '{campaign}' is to be added to", place);
                    break;
                default:
                    yaml.Report("not-here", $"children that join have the campaign's {key}; remove it here", place);
                    yaml.Skip();
                    break;
            }
        }
    }
}
