using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Emission;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Symbols;

/// <summary>Lists the symbols of generated files, from the models that the files are generated from.</summary>
internal sealed class SymbolWalk
{
    private readonly List<GeneratedSymbol> _symbols = [];
    private readonly CodeScope _scope;
    private readonly HashSet<string> _idsOfUses;
    private string _file;

    private SymbolWalk(FilePlan plan, HashSet<string> idsOfUses)
        => (_scope, _file, _idsOfUses) = (plan.Scope, GeneratedFile.NameOf(plan.Scope, plan.FileName), idsOfUses);

    internal static IEnumerable<GeneratedSymbol> Of(IReadOnlyList<FilePlan> plans)
    {
        var idsOfUses = new HashSet<string>(
            plans.OfType<TypePlan>().Where(plan => plan.Type is IdModel { Pointer.Length: 0 }).Select(plan => plan.Type.Name.Text));
        return plans.SelectMany(plan => new SymbolWalk(plan, idsOfUses).Visit(plan));
    }

    private List<GeneratedSymbol> Visit(FilePlan plan)
    {
        switch (plan)
        {
            case TypePlan type:
                Visit(type.Type, type.Type.Name);
                break;
            case ClientPlan client:
                Visit(client.Client);
                break;
            case RootPlan root:
                Visit(root.Root, root.Scope.Prefix);
                break;
        }

        return _symbols;
    }

    private void Visit(TypeModel type, string path)
    {
        switch (type)
        {
            case RecordModel record:
                Add(GeneratedSymbolKind.Type, record.Pointer, path);
                Visit(record, path);
                break;
            case UnionModel union:
                Add(GeneratedSymbolKind.Type, union.Pointer, path, facts: SymbolFacts.Of(union));
                foreach (CaseModel @case in union.Cases)
                {
                    Visit(@case, path);
                }

                Visit(union.Nested, path);
                break;
            case EnumModel open:
                Add(GeneratedSymbolKind.Type, open.Pointer, path);
                foreach (EnumValue value in open.Values)
                {
                    Add(GeneratedSymbolKind.EnumValue, value.Pointer, path, value.Name, facts: SymbolFacts.Of(value));
                }

                break;
            case OptionsModel options:
                foreach (ParameterModel parameter in options.Parameters)
                {
                    Add(GeneratedSymbolKind.Type, parameter.Pointer, path);
                    Add(GeneratedSymbolKind.Property, parameter.Pointer, parameter.Type, path, parameter.Option!, facts: SymbolFacts.Of(
                        parameter));
                }

                break;
            case ResultModel result:
                foreach (HeaderModel header in result.Headers)
                {
                    Add(GeneratedSymbolKind.Type, header.Pointer, path);
                    Add(GeneratedSymbolKind.Property, header.Pointer, header.Type, path, header.Name, facts: SymbolFacts.Of(header));
                }

                break;
            case WebhooksModel webhooks:
                foreach (WebhookModel webhook in webhooks.Webhooks)
                {
                    Add(GeneratedSymbolKind.Type, webhook.Pointer, path);
                    Add(GeneratedSymbolKind.Method, webhook.Pointer, webhook.Body, path, webhook.Name);
                }

                if (webhooks.Event is { } any)
                {
                    Add(GeneratedSymbolKind.Method, WebhooksModel.Place, any, path, WebhooksModel.Parse);
                }

                Visit(webhooks.Nested, path);
                break;
            case HandleModel handle:
                Add(GeneratedSymbolKind.Type, handle.Pointer, path, facts: SymbolFacts.Of(handle));
                break;
            default:
                Add(GeneratedSymbolKind.Type, type.Pointer, path);
                break;
        }
    }

    private void Visit(EquatableArray<TypeModel> nested, string path)
    {
        foreach (TypeModel inner in nested)
        {
            Visit(inner, $"{path}.{inner.Name}");
        }
    }

    private void Visit(RecordModel record, string path)
    {
        foreach (GroupModel group in record.Groups)
        {
            Add(GeneratedSymbolKind.Property, group.Pointer, path, group.Name, facts: SymbolFacts.Of(group));
        }

        Visit(record.Properties, path);
        if (record.AdditionalProperties is { } values)
        {
            Add(
                GeneratedSymbolKind.Property, record.AdditionalPropertiesPointer, values, path, "AdditionalProperties",
                facts: SymbolFacts.Of(values));
        }

        Visit(record.Nested, path);
    }

    private void Visit(EquatableArray<PropertyModel> properties, string path)
    {
        foreach (PropertyModel property in properties)
        {
            EquatableArray<SymbolFact> facts = SymbolFacts.Of(property);
            Add(GeneratedSymbolKind.Property, property.Pointer, property.Type, path, property.Name, facts: facts);
            if (property.DollarsName is { } dollars)
            {
                Add(GeneratedSymbolKind.Property, property.Pointer, path, dollars);
            }
        }
    }

    private void Visit(CaseModel @case, string union)
    {
        string path = $"{union}.{@case.Name}";
        Add(GeneratedSymbolKind.Case, @case.Pointer, path, facts: SymbolFacts.Of(@case));
        Visit(@case.Properties, path);
        if (@case.Value is not { } value)
        {
            return;
        }

        string place = @case.ValueProperty is null || @case.ValuePointer.Length == 0 ? @case.Pointer : @case.ValuePointer;
        Add(GeneratedSymbolKind.Property, place, value, path, "Value", facts: SymbolFacts.OfValue(@case));
        Add(GeneratedSymbolKind.Factory, @case.Pointer, value, union, "From" + @case.Name);
        if (@case.AcceptsBytes)
        {
            Add(GeneratedSymbolKind.Case, place, $"{union}.{Names.BytesCase}");
            Add(GeneratedSymbolKind.Factory, place, union, "From" + Names.BytesCase);
            Visit(@case.Properties, $"{union}.{Names.BytesCase}");
        }
    }

    private void Visit(SubClientModel client)
    {
        foreach (MethodModel method in client.Methods)
        {
            new MethodSymbols(this, client.Name, method).Add();
        }

        foreach (ResumeModel resume in client.Resumes)
        {
            Add(GeneratedSymbolKind.Method, resume.Pointer, resume.IdType, client.Name, "Resume");
            AddElsewhere(GeneratedSymbolKind.Type, resume.Pointer, resume.Handle);
        }

        Visit(client.Nested, client.Name);
    }

    private void Visit(RootClientModel root, string prefix)
    {
        EquatableArray<SymbolFact> facts = SymbolFacts.Of(root);
        Add(GeneratedSymbolKind.Client, "#/info", root.Name, facts: facts);
        Add(GeneratedSymbolKind.Client, root.EndpointPointer, root.Name, facts: facts);
        foreach (SchemeModel scheme in root.Authentication?.Schemes ?? default)
        {
            Add(GeneratedSymbolKind.Client, scheme.Pointer, root.Name, facts: facts);
        }

        foreach (SubClientUse use in root.SubClients)
        {
            AddElsewhere(GeneratedSymbolKind.Client, use.Pointer, use.Type);
            Add(GeneratedSymbolKind.Property, use.Pointer, root.Name, use.Property);
        }

        if (root.Authentication is { Schemes.Count: > 1 } authentication)
        {
            Add(GeneratedSymbolKind.Type, "#/components/securitySchemes", prefix + "Credentials");
            foreach (SchemeModel scheme in authentication.Schemes)
            {
                Add(GeneratedSymbolKind.Property, scheme.Pointer, prefix + "Credentials", scheme.Property, facts: SymbolFacts.Of(scheme));
            }
        }

        if (!root.Servers.IsEmpty)
        {
            Add(GeneratedSymbolKind.Type, "#/servers", prefix + "Servers");
            foreach (ServerModel server in root.Servers)
            {
                Add(GeneratedSymbolKind.Method, server.Pointer, prefix + "Servers", server.Name, facts: SymbolFacts.Of(server));
            }
        }
    }

    /// <summary>Lists a type that another file declares.</summary>
    private void AddElsewhere(GeneratedSymbolKind kind, string pointer, string type)
    {
        string here = _file;
        _file = GeneratedFile.NameOf(_scope, type);
        Add(kind, pointer, type);
        _file = here;
    }

    /// <summary>
    /// Lists a member at its own node and at the components that its type comes through, and its identifier types at its own node.
    /// </summary>
    private void Add(
        GeneratedSymbolKind kind, string pointer, TypeRef use, string type, string member, string? parameter = null,
        EquatableArray<SymbolFact> facts = default)
    {
        TypeRef[] parts = [.. PartsOf(use)];
        string[] names = [.. parts.Select(part => part.Name?.Text).OfType<string>()];
        var uses = names.Select(Bare).ToEquatableArray();
        foreach (string place in parts.SelectMany(part => part.Through).Prepend(pointer))
        {
            Add(kind, place, type, member, parameter, facts, uses);
        }

        foreach (string id in names.Where(_idsOfUses.Contains))
        {
            AddElsewhere(GeneratedSymbolKind.Type, pointer, id);
        }
    }

    private void Add(
        GeneratedSymbolKind kind, string pointer, string type, string? member = null, string? parameter = null,
        EquatableArray<SymbolFact> facts = default,
        EquatableArray<string> uses = default)
    {
        if (pointer.Length > 0)
        {
            _symbols.Add(new GeneratedSymbol
            {
                Pointer = pointer,
                Kind = kind,
                Type = Bare(type),
                Member = member is null ? null : Bare(member),
                Parameter = parameter,
                File = _file,
                Uses = uses,
                Facts = facts,
            });
        }
    }

    private static IEnumerable<TypeRef> PartsOf(TypeRef use)
    {
        for (TypeRef? part = use; part is not null; part = part.Element)
        {
            yield return part;
        }
    }

    /// <summary>The name as in the compiler's symbols, without the <c>@</c> of the source text.</summary>
    private static string Bare(string name) => name.Replace("@", "");

    /// <summary>Lists the methods of one operation.</summary>
    private sealed class MethodSymbols(SymbolWalk walk, string client, MethodModel method)
    {
        private readonly EquatableArray<SymbolFact> _facts = SymbolFacts.Of(method);

        internal void Add()
        {
            if (method.Paging is { } paging)
            {
                AddTyped($"{method.Name}Async", method.Parameters.Where(
                    parameter => paging.Advance is PagingAdvance.Count || parameter.Name != paging.Advance.Parameter));
                AddTyped($"{method.Name}PageAsync", method.Parameters);
                AddWithHeaders($"{method.Name}Page");
                AddProtocol($"{method.Name}PageAsync");
                return;
            }

            AddTyped($"{method.Name}Async", method.Parameters);
            AddWithHeaders(method.Name);
            AddProtocol($"{method.Name}Async");
            if (method.Response is ResponseModel.Events { HasNames: true })
            {
                AddTyped($"{method.Name}ItemsAsync", method.Parameters);
            }

            if (method.Start is { FlagProperty: not null })
            {
                AddTyped($"{method.Name}DeferredAsync", method.Parameters);
            }
        }

        private void AddWithHeaders(string name)
        {
            if (method is { ReturnsResult: true, HttpMethod: not "HEAD" })
            {
                AddTyped($"{name}ResultAsync", method.Parameters);
            }
        }

        private void AddTyped(string name, IEnumerable<ParameterModel> parameters)
        {
            walk.Add(GeneratedSymbolKind.Method, method.Pointer, client, name, facts: _facts);
            AddParameters(name, parameters.Where(parameter => parameter.IsArgument));
            if (method.Body is BodyModel.Raw raw)
            {
                AddBody(raw, name, "content");
                if (raw.MediaType is null)
                {
                    AddBody(raw, name, "contentType");
                }
            }
            else if (method.Body is { } body)
            {
                AddBody(body, name, "request");
            }

            AddResults(name, isTyped: true);
        }

        private void AddProtocol(string name)
        {
            walk.Add(GeneratedSymbolKind.ProtocolMethod, method.Pointer, client, name, facts: _facts);
            AddParameters(name, method.WireParameters.Where(parameter => parameter.IsArgument));
            if (method.Body is { } body)
            {
                AddBody(body, name, "content");
            }

            AddResults(name, isTyped: false);
        }

        private void AddBody(BodyModel body, string name, string parameter)
        {
            foreach (string place in body.Pointers)
            {
                walk.Add(GeneratedSymbolKind.Parameter, place, body.RequestType
                    ?? TypeRef.Any, client, name, parameter, SymbolFacts.Of(body));
            }
        }

        private void AddParameters(string name, IEnumerable<ParameterModel> parameters)
        {
            foreach (ParameterModel parameter in parameters)
            {
                walk.Add(
                    GeneratedSymbolKind.Parameter, parameter.Pointer, parameter.Type, client, name, parameter.Name.Bare,
                    SymbolFacts.Of(parameter));
            }
        }

        private void AddResults(string name, bool isTyped)
        {
            foreach (string response in method.Response.Pointers)
            {
                walk.Add(
                    GeneratedSymbolKind.Result, response, isTyped ? method.JsonType ?? TypeRef.Any : TypeRef.Any, client, name,
                    facts: SymbolFacts.Of(method.Response));
            }
        }
    }
}
