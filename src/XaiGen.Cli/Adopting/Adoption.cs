using XaiGen.Cli.Adopting.Names;
using XaiGen.Cli.Contracts;
using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Generator;
using XaiGen.Review;

namespace XaiGen.Cli.Adopting;

/// <summary>The result of adopting a client: the additions to the project, and what is not carried over.</summary>
internal sealed record Adoption(AdoptedClient Client)
{
    private static readonly ProblemRule[] s_refusedClientName =
        [ProblemRules.ClientNameInvalid, ProblemRules.ClientNameTaken, ProblemRules.ClientNameTooLong];

    private static readonly ProblemRule[] s_refusedNamespace =
    [
        ProblemRules.NamespaceInvalid, ProblemRules.NamespaceOfSupport, ProblemRules.NamespaceWord, ProblemRules.NamespaceOfDotNet,
    ];

    /// <summary>The contract's file; null if there is none yet.</summary>
    public string? Contract { get; init; }

    /// <summary>Why it cannot go into the project; null if it can.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Other files that the contract refers to.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>The options, as metadata of the contract's item.</summary>
    public IReadOnlyList<(string Name, string Value)> Metadata { get; init; } = [];

    /// <summary>All that is not carried over.</summary>
    public IReadOnlyList<SettingRemark> Remarks { get; init; } = [];

    public IReadOnlyList<(string Old, string New)> Renamed { get; init; } = [];

    /// <summary>The overlay that keeps names of the old client; null for none.</summary>
    public NameOverlay? Overlay { get; init; }

    /// <summary>How many errors the generator reports of the contract.</summary>
    public int Errors { get; init; }

    /// <param name="client">The client as the other generator has it.</param>
    /// <param name="file">The contract, if the settings do not name it, or name another one.</param>
    /// <param name="keepsNames">Whether names that differ are kept by an overlay where possible.</param>
    /// <param name="cancellation">Cancels the reading.</param>
    public static async Task<Adoption> OfAsync(AdoptedClient client, string? file, bool keepsNames, CancellationToken cancellation)
    {
        string? path = file ?? client.Document;
        Adoption without = new(client) { Remarks = client.Remarks };
        if (path is null)
        {
            return without with { Obstacle = "the settings contain no contract; name its file with --contract" };
        }

        if (file is null && client.IsRemote)
        {
            return without with
            {
                Obstacle =
                    $"the contract is at {path}, and builds fetch nothing; save it beside the project and name the file with --contract",
            };
        }

        if (file is null && path.Contains("$(", StringComparison.Ordinal))
        {
            return without with
            {
                Obstacle = $"only the build knows where its contract is, {Path.GetFileName(path)}; name its file with --contract",
            };
        }

        if (!File.Exists(path))
        {
            return without with { Obstacle = $"there is no contract at {path}; name its file with --contract" };
        }

        ContractText text = await ContractInput.ReadAsync(path, cancellation);
        ApiContract? contract = ContractReader.Read(text.ToFiles(), cancellation).Contract;
        return contract is null
            ? without with { Obstacle = $"{path} cannot be read as a contract; xaigen lint says why" }
            : Of(client, text, contract, keepsNames, cancellation);
    }

    private static Adoption Of(
        AdoptedClient client, ContractText text, ApiContract contract, bool keepsNames, CancellationToken cancellation)
    {
        List<SettingRemark> remarks = [.. client.Remarks];
        IReadOnlyList<string> include = client.Include;
        if (client.Selects is { } selects)
        {
            include = OperationTerms.Of(contract, selects, out IReadOnlyList<ApiOperation> unnamed);
            remarks.AddRange(unnamed.Select(operation => new SettingRemark(
                "filter", $"{operation.HttpMethod} {operation.Path}",
                "it is left out; to include it, add an operationId, in an overlay if necessary")));
            remarks.Add(new SettingRemark(
                "filter", "a pattern", "XaiGenInclude lists the operations that match now; add those of later versions"));
        }

        var options = new GenerationOptions(client.Namespace ?? "Adopted", client.ClientName)
        {
            Accessibility = client.IsInternal ? TypeAccessibility.Internal : TypeAccessibility.Public,
            Emit = client.IsModelsOnly ? EmitSet.Models : EmitSet.Client,
            Include = include.Count > 0 ? string.Join(',', include) : null,
            Exclude = client.Exclude.Count > 0 ? string.Join(',', client.Exclude) : null,
        };
        GeneratedCode code = Generate(ref options, remarks, text, cancellation);
        ForeignNames names = client.Names(contract);
        NameOverlay? overlay = keepsNames ? NameOverlay.Of(text, contract, names, options, code, cancellation) : null;
        return new Adoption(client)
        {
            Contract = Path.GetFullPath(text.Name),
            Parts = [.. text.Parts.Select(part => Path.GetFullPath(part.Path))],
            Metadata =
            [
                .. client.Namespace is not null && options.Namespace == client.Namespace ? Given("XaiGenNamespace", client.Namespace) : [],
                .. options.ClientName is { } name ? Given("XaiGenClientName", name) : [],
                .. client.IsInternal ? Given("XaiGenAccessibility", "internal") : [],
                .. client.IsModelsOnly ? Given("XaiGenEmit", "models") : [],
                .. include.Count > 0 ? Given("XaiGenInclude", string.Join(';', include)) : [],
                .. client.Exclude.Count > 0 ? Given("XaiGenExclude", string.Join(';', client.Exclude)) : [],
            ],
            Remarks = remarks,
            Overlay = overlay,
            Renamed = RenamedMembers.Of(contract, names, (overlay?.Code ?? code).Symbols),
            Errors = code.Problems.Count(problem => problem.Rule.Severity == ProblemSeverity.Error),
        };

        static (string, string)[] Given(string name, string value) => [(name, value)];
    }

    /// <summary>
    /// The same, with an obstacle if an earlier client is of the same contract: the options belong to the contract's file, so it has one
    /// client in a project.
    /// </summary>
    public Adoption After(IEnumerable<Adoption> earlier)
        => Obstacle is null && earlier.FirstOrDefault(other => other.Obstacle is null && other.Contract == Contract) is { } first
            ? this with
            {
                Obstacle = $"its contract already becomes the client of {first.Client.SettingsFile}; use that one, or copy the contract "
                    + "and name the copy in the settings",
            }
            : this;

    /// <summary>Names that cannot be kept are left out, and said.</summary>
    private static GeneratedCode Generate(
        ref GenerationOptions options, List<SettingRemark> remarks, ContractText text, CancellationToken cancellation)
    {
        while (true)
        {
            GeneratedCode code = CodeGeneration.Generate(text.ToFiles(), options, cancellation);
            if (code.Problems is not [var refused] || refused.Rule.Id != ProblemRules.OptionInvalid.Id || code.Files.Count > 0)
            {
                return code;
            }

            if (s_refusedClientName.Contains(refused.Rule))
            {
                remarks.Add(new SettingRemark("client name", options.ClientName!, refused.Message));
                options = options with { ClientName = null };
            }
            else if (s_refusedNamespace.Contains(refused.Rule) && options.Namespace != "Adopted")
            {
                remarks.Add(new SettingRemark("namespace", options.Namespace, refused.Message));
                options = options with { Namespace = "Adopted" };
            }
            else
            {
                return code;
            }
        }
    }
}
