using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using XaiGen.Cli.Adopting.Names;

namespace XaiGen.Cli.Adopting;

/// <summary>Settings of NSwag: a <c>.nswag</c> file, and the options that an <c>OpenApiReference</c> passes to it.</summary>
internal static partial class NSwagSettings
{
    private const string Tool = "NSwag";

    /// <summary>Settings that are carried over, or have no effect on the code.</summary>
    private static readonly string[] s_carried =
    [
        "namespace", "className", "typeAccessModifier", "clientClassAccessModifier", "includedOperationIds", "excludedOperationIds",
        "operationGenerationMode", "generateClientClasses", "generateDtoTypes", "output", "contractsOutputFilePath", "newLineBehavior",
    ];

    private static readonly SettingTable s_table = new SettingTable()
        .Add(SettingReasons.Types, """
            anyType="object" dateType="System.DateTimeOffset" dateTimeType="System.DateTimeOffset" timeType="System.TimeSpan"
            timeSpanType="System.TimeSpan" arrayType="System.Collections.Generic.ICollection"
            arrayInstanceType="System.Collections.ObjectModel.Collection" arrayBaseType="System.Collections.ObjectModel.Collection"
            dictionaryType="System.Collections.Generic.IDictionary" dictionaryInstanceType="System.Collections.Generic.Dictionary"
            dictionaryBaseType="System.Collections.Generic.Dictionary" parameterArrayType="System.Collections.Generic.IEnumerable"
            parameterDictionaryType="System.Collections.Generic.IDictionary" responseArrayType="System.Collections.Generic.ICollection"
            responseDictionaryType="System.Collections.Generic.IDictionary" integerType="Int32"
            inlineNamedArrays=false inlineNamedDictionaries=false inlineNamedTuples=true inlineNamedAny=false
            """)
        .Add(SettingReasons.Records, """
            classStyle="Poco" generateNativeRecords=false useRequiredKeyword=false writeAccessor="set" propertySetterAccessModifier=""
            requiredPropertiesMustBeDefined=true generateImmutableArrayProperties=false generateImmutableDictionaryProperties=false
            generateOptionalPropertiesAsNullable=false generateNullableReferenceTypes=false generateDefaultValues=true
            generateDataAnnotations=true
            """)
        .Add(SettingReasons.Json, """
            jsonLibrary="NewtonsoftJson" jsonConverters=null jsonPolymorphicSerializationStyle="NJsonSchema" jsonLibraryVersion=8.0
            handleReferences=false jsonSerializerSettingsTransformationMethod=null generateJsonMethods=false enforceFlagEnums=false
            exposeJsonSerializerSettings=false serializeTypeInformation=false generateUpdateJsonSerializerSettingsMethod=true
            useRequestAndResponseSerializationSettings=false
            """)
        .Add(SettingReasons.Transport, """
            injectHttpClient=true disposeHttpClient=true httpClientType="System.Net.Http.HttpClient" useHttpClientCreationMethod=false
            useHttpRequestMessageCreationMethod=false generatePrepareRequestAndProcessResponseAsAsyncMethods=false
            clientBaseClass=null configurationClass=null
            """)
        .Add(SettingReasons.BaseUrl, "useBaseUrl=true generateBaseUrlProperty=true serviceHost=null serviceSchemes=null")
        .Add(SettingReasons.Interfaces, """
            generateClientInterfaces=false suppressClientInterfacesOutput=false suppressClientClassesOutput=false clientBaseInterface=null
            protectedMethods=[]
            """)
        .Add(SettingReasons.Errors, """generateExceptionClasses=true exceptionClass="ApiException" wrapDtoExceptions=true""")
        .Add(SettingReasons.Results, """
            wrapResponses=false wrapResponseMethods=[] generateResponseClasses=true responseClass="SwaggerResponse"
            """)
        .Add(SettingReasons.Queries, """
            parameterDateTimeFormat="s" parameterDateFormat="yyyy-MM-dd" queryNullValue="" dateFormat=null dateTimeFormat=null
            """)
        .Add(SettingReasons.Namespaces, """
            generateContractsOutput=false contractsNamespace=null additionalNamespaceUsages=[]
            additionalContractNamespaceUsages=[]
            """)
        .Add(SettingReasons.Templates, "templateDirectory=null")
        .Add("there are only asynchronous methods", "generateSyncMethods=false")
        .Add(
            "optional parameters are properties of the method's options, or x-xaigen-arguments names them",
            "generateOptionalParameters=false")
        .Add("a type is left out where no operation needs it; x-xaigen-name names it otherwise", "excludedTypeNames=[]")
        .Add(SettingReasons.Overlay, "excludedParameterNames=[]");

    /// <summary>The types that NSwag generates; Refitter passes it such settings too.</summary>
    public static SettingTable Table => s_table;

    /// <param name="path">The settings.</param>
    /// <param name="given">The variables that a command sets, as it writes them: <c>Name=Value,Other=Value</c>.</param>
    public static IEnumerable<AdoptedClient> Read(string path, string given = "")
    {
        JsonObject settings = SettingsText.Read(path);
        Dictionary<string, string> variables = Variables($"{settings["defaultVariables"].Text()},{given}");
        var generators = (settings["codeGenerators"] ?? settings["codeGeneratorSettings"]) as JsonObject;
        JsonObject client = (generators?["openApiToCSharpClient"] ?? generators?["swaggerToCSharpClient"]) as JsonObject
            ?? throw new BadInputException(
                $"'{path}' has no openApiToCSharpClient: it generates no C# client, so there is nothing to adopt.");
        List<SettingRemark> remarks = [.. s_table.Lost(client, s_carried)];
        if ((generators!["openApiToCSharpController"] ?? generators["swaggerToCSharpController"])?["output"].Text() is { } controller)
        {
            remarks.Add(
                new SettingRemark("openApiToCSharpController", controller, "XaiGen generates no servers; keep this part of the settings"));
        }

        if ((generators["openApiToTypeScriptClient"] ?? generators["swaggerToTypeScriptClient"])?["output"].Text() is { } script)
        {
            remarks.Add(new SettingRemark("openApiToTypeScriptClient", script, "XaiGen generates C# only; keep this part of the settings"));
        }

        var generator = (settings["documentGenerator"] ?? settings["swaggerGenerator"]) as JsonObject;
        string? document = Document(generator, variables, remarks);
        yield return Client(client, variables, remarks) with
        {
            SettingsFile = path,
            Document = SettingsText.Resolve(path, document),
            Written =
            [
                .. new[] { "output", "contractsOutputFilePath" }
                    .Select(output => SettingsText.Resolve(path, Expand(client[output].Text(), variables))).OfType<string>(),
            ],
        };
    }

    /// <summary>The client of a reference that Connected Services made.</summary>
    public static AdoptedClient ReadOptions(string options, string? @namespace, string? className)
    {
        JsonObject settings = new(new JsonNodeOptions { PropertyNameCaseInsensitive = true });
        foreach (Match option in Option().Matches(options))
        {
            string value = option.Groups["value"].Value.Trim('"');
            settings[option.Groups["name"].Value] = bool.TryParse(value, out bool flag) ? flag : value;
        }

        settings["namespace"] ??= @namespace;
        settings["className"] ??= className;
        return Client(settings, [], [.. s_table.Lost(settings, s_carried, "Options: /")]);
    }

    private static AdoptedClient Client(JsonObject settings, Dictionary<string, string> variables, List<SettingRemark> remarks)
    {
        string className = Expand(settings["className"].Text(), variables) ?? "{controller}Client";
        bool isSplit = className.Contains("{controller}", StringComparison.Ordinal);
        bool isInternal = settings["typeAccessModifier"].Text() == "internal";
        if (!isInternal && settings["clientClassAccessModifier"].Text() == "internal")
        {
            remarks.Add(new SettingRemark(
                "clientClassAccessModifier", "internal",
                "clients are as public as the types; XaiGenAccessibility=\"internal\" is for both"));
        }

        string mode = settings["operationGenerationMode"].Text() ?? "MultipleClientsFromOperationId";
        return new AdoptedClient
        {
            Tool = Tool,
            SettingsFile = "",
            Namespace = Expand(settings["namespace"].Text(), variables),
            ClientName = isSplit ? null : className,
            IsInternal = isInternal,
            IsModelsOnly = settings["generateClientClasses"].Is(false) && !settings["generateDtoTypes"].Is(false),
            Include = settings["includedOperationIds"].Texts(),
            Exclude = settings["excludedOperationIds"].Texts(),
            Remarks = remarks,
            Names = contract => new NSwagNames(contract, className, mode),
        };
    }

    private static string? Document(JsonObject? generator, Dictionary<string, string> variables, List<SettingRemark> remarks)
    {
        if ((generator?["fromDocument"] ?? generator?["fromSwagger"]) is JsonObject source)
        {
            if (Expand(source["url"].Text(), variables) is { } url)
            {
                return url;
            }

            string? text = Expand(source["json"].Text(), variables);
            if (text is null || (text.TrimStart()[0] != '{' && !text.Contains('\n')))
            {
                // The path of a file is accepted in the place of the document too.
                return text;
            }

            remarks.Add(new SettingRemark(
                "fromDocument.json", $"{text.Length} characters", "write the document to a file, and name it with --contract"));
            return null;
        }

        foreach ((string name, JsonNode? of) in generator ?? [])
        {
            string? written = Expand(of?["output"].Text(), variables);
            remarks.Add(new SettingRemark(
                name, written ?? "no output",
                "the contract is generated from code; let the build of the service write it to a file"
                    + (written is null ? ", and name that with --contract" : ", as it does here")));
            return written;
        }

        return null;
    }

    private static Dictionary<string, string> Variables(string? text)
        => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(variable => variable.Split('=', 2))
            .GroupBy(parts => parts[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().ElementAtOrDefault(1) ?? "", StringComparer.Ordinal);

    private static string? Expand(string? text, Dictionary<string, string> variables)
        => text is null ? null : Variable().Replace(text, match => variables.GetValueOrDefault(match.Groups[1].Value, match.Value));

    [GeneratedRegex(@"\$\((\w+)\)")]
    private static partial Regex Variable();

    [GeneratedRegex("""/(?<name>\w+):(?<value>"[^"]*"|\S*)""")]
    private static partial Regex Option();
}
