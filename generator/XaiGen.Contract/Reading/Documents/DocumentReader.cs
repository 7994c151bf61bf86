using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Contract.Reading.Extensions;
using XaiGen.Contract.Reading.Schemas;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Reading.Documents;

/// <summary>Reads the document: its version and its parts.</summary>
internal static class DocumentReader
{
    public static ApiContract? Read(ReadingContext context)
    {
        context.Parse();
        NodeReader document = context.Root;
        context.Reach(document);
        if (!IsReadable(context, document))
        {
            return null;
        }

        context.IsVersion30 = VersionOf(document).StartsWith("3.0", StringComparison.Ordinal);
        context.HasNetDurations = document["x-generator"].Node is YamlScalar { Text: { } tool }
            && tool.StartsWith("NSwag ", StringComparison.Ordinal);
        document.IsObject("an OpenAPI document", KnownFields.Document);
        return ReadDocument(context, document);
    }

    private static ApiContract ReadDocument(ReadingContext context, NodeReader document)
    {
        NodeReader info = document["info"], components = document["components"];
        if (!info.Exists)
        {
            document.ReportMissing("info", "an OpenAPI document");
        }

        if (!document["paths"].Exists && context.IsVersion30)
        {
            document.ReportMissing("paths", "an OpenAPI 3.0 document");
        }

        bool hasInfo = info.IsObject("an info object", KnownFields.Info);
        bool hasComponents = components.IsObject("a components object", KnownFields.Components);
        HashSet<string> schemeIds = [.. components["securitySchemes"].Entries().Select(scheme => scheme.Name)];
        ContentReader content = new(context);
        ParameterReader parameters = new(context, content);
        WebhookReader webhooks = new(context, content);
        OperationReader operations = new(context, parameters, content, webhooks, schemeIds);

        ApiContract contract = new()
        {
            Title = hasInfo ? info.RequiredText("title", "an info object") : "",
            Description = Described(info, hasInfo),
            Self = document["$self"].Text(),
            Servers = document.Servers(),
            Tags = document["tags"].Items()
                .Where(tag => tag.IsObject("a tag", KnownFields.Tag))
                .Select(tag => new ApiTag(tag.Pointer, tag.RequiredText("name", "a tag"), tag["description"].Text()))
                .ToEquatableArray(),
            SecuritySchemes = new SecurityReader(context).Read(components["securitySchemes"]),
            Security = document.Security(schemeIds),
            Operations = new PathReader(context, parameters, operations).Read(document["paths"]),
            Webhooks = webhooks.ReadWebhooks(document["webhooks"]),
        };

        if (hasComponents)
        {
            ReadUnused(components, parameters, content);
        }

        // Last, because by now every reference to a schema outside of the components is known, or is found while these are read.
        contract = RepeatedNulls.Remove(
            contract with { Schemas = context.Schemas.ReadNamed(components[Sections.Schemas]) }, components[Sections.Schemas]);
        ReportPlainHttp(document, contract);
        UnreadNodes.Report(document);
        return contract;
    }

    /// <summary>Reported here, because otherwise the first sign would be an exception of the client's constructor.</summary>
    private static void ReportPlainHttp(NodeReader document, ApiContract contract)
    {
        if (contract.SecuritySchemes.IsEmpty || contract.Servers.FirstOrDefault() is not { } server)
        {
            return;
        }

        string url = server.Variables.Aggregate(server.Url, (text, variable) => text.Replace($"{{{variable.Name}}}", variable.Default));
        if (Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback)
        {
            document["servers"].Items().First()["url"].Report(
                ProblemRules.PlainHttp.Message(url.Abbreviated()));
        }
    }

    /// <summary>Reads components that may not be referenced, so that their problems are reported too.</summary>
    private static void ReadUnused(NodeReader components, ParameterReader parameters, ContentReader content)
    {
        foreach (NodeReader parameter in components[Sections.Parameters].Entries())
        {
            parameters.Read(parameter);
        }

        foreach (NodeReader body in components[Sections.RequestBodies].Entries())
        {
            content.ReadRequestBody(body);
        }

        foreach (NodeReader response in components[Sections.Responses].Entries())
        {
            content.ReadResponse(response);
        }

        foreach (NodeReader media in components[Sections.MediaTypes].Entries())
        {
            content.ReadSharedMediaType(media);
        }

        foreach (NodeReader header in components[Sections.Headers].Entries())
        {
            content.ReadHeader(header);
        }

        foreach (NodeReader example in components[Sections.Examples].Entries())
        {
            content.CheckExample(example);
        }
    }

    private static string? Described(NodeReader info, bool hasInfo)
    {
        if (hasInfo)
        {
            _ = info.RequiredText("version", "an info object");
        }

        return info["description"].Text();
    }

    private static string VersionOf(NodeReader document) => document["openapi"].Text() ?? "";

    /// <summary>Whether this is a document of a supported version; if not, this is reported once.</summary>
    private static bool IsReadable(ReadingContext context, NodeReader document)
    {
        if (!document.Exists)
        {
            if (context.Problems.IsEmpty)
            {
                context.Report(
                    ProblemRules.DocumentEmpty.Message(),
                    JsonPointer.Root,
                    context.Beginning);
            }

            return false;
        }

        if (document.Node is not YamlMapping || (!document["openapi"].Exists && !document["swagger"].Exists))
        {
            document.Report(ProblemRules.NotOpenApi.Message());
            return false;
        }

        if (!document["openapi"].Exists)
        {
            document["swagger"].Report(
                ProblemRules.OldSwagger.Message(document["swagger"].Text()?.Abbreviated()));
            return false;
        }

        string version = VersionOf(document);
        if (IsVersion(version, "3.0") || IsVersion(version, "3.1") || IsVersion(version, "3.2"))
        {
            return true;
        }

        document["openapi"].Report(
            ProblemRules.OpenApiVersion.Message(version.Abbreviated()));
        return false;
    }

    private static bool IsVersion(string version, string minor)
        => version == minor
            || version.StartsWith(minor + ".", StringComparison.Ordinal) || version.StartsWith(minor + "-", StringComparison.Ordinal);
}
