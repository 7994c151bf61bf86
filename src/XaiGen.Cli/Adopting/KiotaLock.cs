using System.Text.Json.Nodes;
using XaiGen.Cli.Adopting.Names;

namespace XaiGen.Cli.Adopting;

/// <summary>Settings of Kiota: the <c>kiota-lock.json</c> in the folder of its generated code.</summary>
internal static class KiotaLock
{
    private static readonly string[] s_carried =
    [
        "descriptionHash", "descriptionLocation", "lockFileVersion", "kiotaVersion", "clientClassName", "clientNamespaceName", "language",
        "typeAccessModifier", "includePatterns", "excludePatterns", "excludeBackwardCompatible", "serializers", "deserializers",
        "structuredMimeTypes", "overlays",
    ];

    private static readonly SettingTable s_table = new SettingTable()
        .Add("records are values; compare two of them to see what changed", "usesBackingStore=false")
        .Add("unknown properties are dropped; XaiGenKeepUnknown=true keeps them, for code that uses AdditionalData", "includeAdditionalData=false")
        .Add("documents are files, and nothing is fetched", "disableSSLValidation=false")
        .Add("problems have numbers, which NoWarn and .editorconfig configure", "disabledValidationRules=[]");

    public static IEnumerable<AdoptedClient> Read(string path)
    {
        JsonObject settings = SettingsText.Read(path);
        string language = settings["language"].Text() ?? "CSharp";
        if (!language.Equals("CSharp", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadInputException($"'{path}' describes a client in {language}; XaiGen generates C# only.");
        }

        string? document = SettingsText.Resolve(path, settings["descriptionLocation"].Text());
        List<SettingRemark> remarks = [.. s_table.Lost(settings, s_carried)];
        if (settings["overlays"].Texts() is { Count: > 0 } overlays)
        {
            remarks.Add(new SettingRemark("overlays", string.Join(", ", overlays), SettingReasons.Overlay));
        }

        IReadOnlyList<string> include = settings["includePatterns"].Texts(), exclude = settings["excludePatterns"].Texts();
        bool areTerms = include.Concat(exclude).All(KiotaPattern.IsTerm);
        string name = settings["clientClassName"].Text() ?? "ApiClient";
        yield return new AdoptedClient
        {
            Tool = "Kiota",
            SettingsFile = path,
            Document = document,
            Namespace = settings["clientNamespaceName"].Text() ?? "ApiSdk",
            ClientName = name,
            IsInternal = settings["typeAccessModifier"].Text()?.Equals("internal", StringComparison.OrdinalIgnoreCase) == true,
            Include = areTerms ? [.. include.Select(KiotaPattern.Term)] : [],
            Exclude = areTerms ? [.. exclude.Select(KiotaPattern.Term)] : [],
            Selects = areTerms ? null : operation => KiotaPattern.Selects(operation, include, exclude),
            Remarks = remarks,
            Written = [Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "**", "*.cs")],
            Names = _ => new KiotaNames(name),
        };
    }
}
