using XaiGen.Cli.Adopting.Names;
using XaiGen.Contract.Model;

namespace XaiGen.Cli.Adopting;

/// <summary>A client of another generator, described by the options of this one.</summary>
internal sealed record AdoptedClient
{
    /// <summary>The generator, such as <c>NSwag</c>.</summary>
    public required string Tool { get; init; }

    /// <summary>The file that holds its settings.</summary>
    public required string SettingsFile { get; init; }

    /// <summary>Where it reads the contract from: a whole path, or a URL; null if the settings do not say.</summary>
    public string? Document { get; init; }

    public string? Namespace { get; init; }

    public string? ClientName { get; init; }

    public bool IsInternal { get; init; }

    /// <summary>Whether it generates the types alone.</summary>
    public bool IsModelsOnly { get; init; }

    /// <summary>The operations that are wanted, as terms of <c>XaiGenInclude</c>; empty for all.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>The operations that are not wanted, as terms of <c>XaiGenExclude</c>.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Which operations are wanted, where terms cannot say it in general; null where they can.</summary>
    public Func<ApiOperation, bool>? Selects { get; init; }

    /// <summary>The settings that are not carried over.</summary>
    public IReadOnlyList<SettingRemark> Remarks { get; init; } = [];

    /// <summary>The code that it writes: whole paths, which may have wildcards.</summary>
    public IReadOnlyList<string> Written { get; init; } = [];

    /// <summary>
    /// The item that the project already has for the contract: its type, such as <c>OpenApiReference</c>, and its Include.
    /// </summary>
    public (string Type, string Include)? Item { get; init; }

    /// <summary>How it names generated members.</summary>
    public required Func<ApiContract, ForeignNames> Names { get; init; }

    /// <summary>Whether the contract is fetched from a network.</summary>
    public bool IsRemote => Document?.Contains("://", StringComparison.Ordinal) == true;
}
