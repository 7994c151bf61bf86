using System.Text.Json.Nodes;
using System.Xml.Linq;
using XaiGen.Cli.Adopting.Names;

namespace XaiGen.Cli.Adopting;

/// <summary>Settings of AutoSDK: properties of a project, or the command line that a script or a project runs.</summary>
internal static class AutoSdkSettings
{
    private const string Prefix = "AutoSDK_";

    private static readonly string[] s_carried =
    [
        "Namespace", "ClassName", "TargetFramework", "IncludeOperationIds", "ExcludeOperationIds", "IncludeTags", "ExcludeTags",
        "GenerateSdk", "GenerateModels", "GenerateMethods", "GenerateConstructors", "OpenApiSpecification",
    ];

    private static readonly SettingTable s_table = new SettingTable()
        .Add(SettingReasons.Json, """
            JsonSerializerType="SystemTextJson" JsonSerializerContext="" GenerateJsonSerializerContextTypes=false
            GenerateModelValidationMethods=false ValidateAnyOfs=false ComputeDiscriminators=false
            """)
        .Add(SettingReasons.Records, """
            ModelStyle="Class" UseRequiredKeyword="InSupportedTargetFrameworks" UseSetsRequiredMembersAttributes="InSupportedTargetFrameworks"
            """)
        .Add("unknown properties are kept with XaiGenKeepUnknown=true", "GenerateRawModelData=false")
        .Add("names are the contract's; x-xaigen-name and x-xaigen-method give others", """
            ClsCompliantEnumPrefix="x" IdentifierCharacterSet="UnicodeLetters" NamingConvention="InnerClasses"
            MethodNamingConvention="SimpleOperationId" MethodNamingConventionFallback="MethodAndPath" UseExtensionNaming=false
            NamespaceDelimiter=""
            """)
        .Add("each tag has a client of its own", "GroupByTags=false")
        .Add(SettingReasons.Services, "GenerateDependencyInjection=false GenerateConfigurationBinding=false")
        .Add(SettingReasons.Retries, """
            GenerateHttpResilienceExtensions=false GenerateRetryHandler=false GenerateIdempotencyHelpers=false
            IdempotencyHeaderName="Idempotency-Key"
            """)
        .Add(SettingReasons.Errors, "GenerateHttpExceptionHierarchy=false GenerateExceptions=true UseExperimentalAttributes=\"InSupportedTargetFrameworks\"")
        .Add("the class …WebhookVerifier is generated where the contract has webhooks", """
            GenerateWebhookVerifier=false WebhookVerifierClassName="WebhookVerifier" WebhookIdHeaderName="webhook-id"
            WebhookTimestampHeaderName="webhook-timestamp" WebhookSignatureHeaderName="webhook-signature" WebhookSignatureVersion="v1"
            WebhookTimestampToleranceSeconds=300
            """)
        .Add("pages and long-running work are described in the contract: x-xaigen-page, x-xaigen-long-running", """
            AutoDetectStatusPolling=false GeneratePageableHelpers=false GeneratePredictionWorkflowHelpers=false
            PredictionWorkflowHelperClassName="PredictionWorkflowRunner"
            """)
        .Add(SettingReasons.BaseUrl, """BaseUrl="" BaseUrlEnvironmentVariables="" """)
        .Add(SettingReasons.Overlay, """SecuritySchemes="" OpenApiOverrides="" AddMissingPathParameters=false""")
        .Add("the constructor takes the key; read the variable yourself", "AuthorizationEnvironmentVariables=\"\"")
        .Add("types fall away where no operation needs them, with XaiGenInclude and XaiGenExclude",
            "IncludeModels=\"\" ExcludeModels=\"\" ExcludedModelNamespaceMode=\"External\"")
        .Add("errors of the contract are errors of the build, at their lines", "IgnoreOpenApiErrors=true IgnoreOpenApiWarnings=true")
        .Add("net8.0 is the oldest framework", "GeneratePolyfills=true")
        .Add("there are no WebSocket clients and no AsyncAPI documents", """
            GenerateWebSocketClient=true WebSocketClientClassName="" TypesNamespace=""
            """)
        .Add("there is no generated command line", "GenerateCli=false")
        .Add("there is no such code; write it beside the client", """
            GenerateDynamicMultipartHelpers=false DynamicMultipartHelperClassName="DynamicMultipartContentBuilder"
            GenerateMultipartUploadHelpers=false MultipartUploadHelperClassName="AutoSDKUploadFile" GeneratePromptTemplateHelpers=false
            PromptTemplateHelperClassName="PromptTemplateManager" GenerateObservabilityLifecycleHelpers=false
            ObservabilityLifecycleHelperClassName="ObservabilityIngestionLifecycle" GenerateEvaluationWorkflowHelpers=false
            EvaluationWorkflowHelperClassName="DatasetEvaluationRunner" GenerateCloudSigningHelpers=false
            CloudSigningHelperClassName="CloudRequestSigner" GenerateMethodsAsHttpClientExtensions=false
            GenerateMethodsUsingSystemNetHttpJson=false
            """);

    public static IEnumerable<AdoptedClient> Read(ProjectText project)
    {
        foreach ((XElement item, string include) in project.Included("AdditionalFiles").Where(pair
            => ProjectText.Metadata(pair.Item, Prefix + "OpenApiSpecification")?.Equals("true", StringComparison.OrdinalIgnoreCase) == true))
        {
            JsonObject settings = new(new JsonNodeOptions { PropertyNameCaseInsensitive = true });
            foreach ((string name, string value) in project.Properties.Concat(item.Elements())
                .Select(property => (property.Name.LocalName, property.Value.Trim()))
                .Concat(item.Attributes().Select(attribute => (attribute.Name.LocalName, attribute.Value)))
                .Where(setting => setting.Item1.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)))
            {
                settings[name[Prefix.Length..]] = value;
            }

            yield return Client(settings, Prefix) with
            {
                SettingsFile = project.PlaceOf(item),
                Document = project.Resolve(include),
                Item = ("AdditionalFiles", include),
            };
        }
    }

    /// <summary>The client of a command such as <c>autosdk generate openapi.yaml --namespace Pets</c>.</summary>
    public static AdoptedClient Read(ToolCommand command, string path)
    {
        JsonObject settings = new(new JsonNodeOptions { PropertyNameCaseInsensitive = true });
        foreach ((string option, string value) in command.Options)
        {
            string name = option.TrimStart('-').Replace("-", "", StringComparison.Ordinal);
            settings[name.Equals("clientClassName", StringComparison.OrdinalIgnoreCase) ? "ClassName" : name] = value;
        }

        bool withoutDeprecated = settings.Remove("excludeDeprecatedOperations");
        string? output = settings["output"].Text() ?? settings["o"].Text();
        settings.Remove("output");
        settings.Remove("o");
        settings.Remove("singleFile");
        AdoptedClient client = Client(settings, "--");
        return client with
        {
            SettingsFile = path,
            Document = SettingsText.Resolve(path, command.Arguments.FirstOrDefault()),
            Exclude = withoutDeprecated ? [.. client.Exclude, "deprecated"] : client.Exclude,
            Written = output is null ? [] : [Path.Combine(SettingsText.Resolve(path, output)!, "**", "*.cs")],
        };
    }

    private static AdoptedClient Client(JsonObject settings, string prefix)
    {
        bool isWhole = !IsFalse(settings["GenerateSdk"]);
        string? name = settings["ClassName"].Text();
        return new AdoptedClient
        {
            Tool = "AutoSDK",
            SettingsFile = "",
            Namespace = settings["Namespace"].Text(),
            ClientName = name,
            IsModelsOnly = !isWhole && IsTrue(settings["GenerateModels"]) && !IsTrue(settings["GenerateMethods"]),
            Include = [.. settings["IncludeOperationIds"].Texts(), .. settings["IncludeTags"].Texts().Select(tag => $"tag:{tag}")],
            Exclude = [.. settings["ExcludeOperationIds"].Texts(), .. settings["ExcludeTags"].Texts().Select(tag => $"tag:{tag}")],
            Remarks = [.. s_table.Lost(settings, s_carried, prefix)],
            Names = contract => new AutoSdkNames(contract, name ?? "Api"),
        };

        static bool IsTrue(JsonNode? value) => string.Equals(value.Text(), "true", StringComparison.OrdinalIgnoreCase);

        static bool IsFalse(JsonNode? value) => string.Equals(value.Text(), "false", StringComparison.OrdinalIgnoreCase);
    }
}
