using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Binding.Types;

/// <summary>
/// Finds which types are read from answers and which are sent. A union read from answers keeps what it does not
/// know; a type that is sent is checked first, if there is anything to check in it or below it.
/// </summary>
internal sealed class TypeUsage
{
    private readonly Dictionary<string, TypeModel> _types = [];
    private readonly HashSet<string> _answers = [];
    private readonly HashSet<string> _requests = [];
    private readonly HashSet<string> _checked = [];

    internal TypeUsage(IEnumerable<TypeModel> types, IEnumerable<SubClientModel> clients)
    {
        foreach (TypeModel type in types)
        {
            Index(type, type.Name);
        }

        foreach (SubClientModel client in clients)
        {
            foreach (TypeModel nested in client.Nested)
            {
                Index(nested, $"{client.Name}.{nested.Name}");
            }

            foreach (MethodModel method in client.Methods)
            {
                Walk(method.Response.ValueType, _answers);
                foreach (ErrorDoc error in method.Errors)
                {
                    Walk(error.Type, _answers);
                }

                Walk(method.RequestType, _requests);
                foreach (ParameterModel parameter in method.Parameters)
                {
                    Walk(parameter.Type, _requests);
                }
            }
        }

        FindChecked();
    }

    internal TypeModel Apply(TypeModel type) => Apply(type, type.Name);

    internal SubClientModel Apply(SubClientModel client) => client with
    {
        Methods = client.Methods
            .Select(method => method with
            {
                Body = Apply(method.Body),
                Parameters = method.Parameters
                    .Select(parameter => parameter with { Checks = Prune(parameter.Checks, parameter.Type) })
                    .ToEquatableArray(),
            })
            .ToEquatableArray(),
        Nested = Apply(client.Nested, client.Name),
    };

    private BodyModel? Apply(BodyModel? body)
    {
        if (body is BodyModel.Items items)
        {
            return items with { HasChecks = items.Item.Name is { } item && _checked.Contains(item) };
        }

        if (body is not BodyModel.Typed typed)
        {
            return body;
        }

        string? name = typed.Type.Name?.Text;
        typed = typed with { HasChecks = name is not null && _checked.Contains(name), Checks = Prune(typed.Checks, typed.Type) };
        return typed switch
        {
            BodyModel.Json json => json with { Flattened = Prune(json.Flattened, name) },
            BodyModel.Multipart form => form with { Parts = Prune(form.Parts, name) },
            BodyModel.Form form => form with { Parts = Prune(form.Parts, name) },
            _ => typed,
        };
    }

    private EquatableArray<TypeModel> Apply(EquatableArray<TypeModel> nested, string path)
        => nested.Select(inner => Apply(inner, $"{path}.{inner.Name}")).ToEquatableArray();

    private TypeModel Apply(TypeModel type, string name) => type switch
    {
        RecordModel record => record with
        {
            HasChecks = _checked.Contains(name),
            Properties = Prune(record.Properties, name),
            Groups = record.Groups.Select(group => group with { HasChecks = _checked.Contains(group.UnionName) }).ToEquatableArray(),
            Nested = Apply(record.Nested, name),
        },
        UnionModel union => union with
        {
            HasChecks = _checked.Contains(name),
            HasUnknown = _answers.Contains(name) && !union.IsGroup,
            Cases = union.Cases
                .Select(@case => @case with { Checks = Prune(@case.Checks, @case.Value), Properties = Prune(@case.Properties, name) })
                .ToEquatableArray(),
            Nested = Apply(union.Nested, name),
        },
        _ => type,
    };

    private EquatableArray<PartModel> Prune(EquatableArray<PartModel> parts, string? type)
        => parts.Select(part => part with { Property = Prune(part.Property, type) }).ToEquatableArray();

    private EquatableArray<PropertyModel> Prune(EquatableArray<PropertyModel> properties, string? type)
        => properties.Select(property => Prune(property, type)).ToEquatableArray();

    /// <summary>What only one side says cannot be required where the type goes both ways.</summary>
    private PropertyModel Prune(PropertyModel property, string? type)
    {
        bool isRequired = property.IsRequired
            && !(property.IsReadOnly && type is not null && _requests.Contains(type))
            && !(property.IsWriteOnly && type is not null && _answers.Contains(type));
        Checks checks = Prune(property.Checks, property.Type);
        return property with { IsRequired = isRequired, Checks = checks with { IsRequired = checks.IsRequired && isRequired } };
    }

    private Checks Prune(Checks checks, TypeRef? type)
    {
        Checks? element = checks.Element is { } inner && Prune(inner, type?.Element) is var pruned && pruned != Checks.None ? pruned : null;
        return checks with { IsNested = checks.IsNested && type?.Name is { } name && _checked.Contains(name), Element = element };
    }

    private void Index(TypeModel type, string name)
    {
        _types[name] = type;
        EquatableArray<TypeModel> nested = type switch
        {
            RecordModel record => record.Nested,
            UnionModel union => union.Nested,
            _ => default,
        };
        foreach (TypeModel inner in nested)
        {
            Index(inner, $"{name}.{inner.Name}");
        }
    }

    /// <remarks>Not by recursion: a path from type to type may be as long as the document.</remarks>
    private void Walk(TypeRef? start, HashSet<string> reached)
    {
        var open = new Stack<TypeRef?>([start]);
        while (open.Count > 0)
        {
            for (TypeRef? type = open.Pop(); type is not null; type = type.Element)
            {
                if (type.Name is not null && _types.TryGetValue(type.Name, out TypeModel? model) && reached.Add(type.Name))
                {
                    foreach (TypeRef use in UsesOf(model))
                    {
                        open.Push(use);
                    }
                }
            }
        }
    }

    private static IEnumerable<TypeRef> UsesOf(TypeModel type) => type switch
    {
        RecordModel record => record.Properties.Select(property => property.Type)
            .Concat(record.Groups.Select(group => new TypeRef(ValueKind.Model, group.UnionName)))
            .Concat(record.AdditionalProperties is { } values ? [values] : []),
        UnionModel union => union.Cases.SelectMany(@case =>
            @case.Properties.Select(property => property.Type).Concat(@case.Value is { } value ? [value] : [])),
        _ => [],
    };

    /// <summary>Spreads "has something to check" from a type to those that hold it, until nothing changes.</summary>
    private void FindChecked()
    {
        var holders = new Dictionary<string, List<string>>();
        var found = new Queue<string>();
        foreach (string name in _requests)
        {
            TypeModel type = _types[name];
            if (type is RecordModel { Groups.IsEmpty: false } || ChecksOf(type).Any(HasOwn))
            {
                found.Enqueue(name);
            }

            foreach (TypeRef use in UsesOf(type))
            {
                for (TypeRef? held = use; held is not null; held = held.Element)
                {
                    if (held.Kind == ValueKind.Model)
                    {
                        if (!holders.TryGetValue(held.Name!, out List<string>? list))
                        {
                            holders.Add(held.Name!, list = []);
                        }

                        list.Add(name);
                    }
                }
            }
        }

        while (found.Count > 0)
        {
            string name = found.Dequeue();
            if (_checked.Add(name) && holders.TryGetValue(name, out List<string>? list))
            {
                list.ForEach(found.Enqueue);
            }
        }
    }

    private static IEnumerable<Checks> ChecksOf(TypeModel type) => type switch
    {
        RecordModel record => record.Properties.Select(property => property.Checks),
        UnionModel union => union.Cases.SelectMany(@case => @case.Properties.Select(property => property.Checks).Append(@case.Checks)),
        _ => [],
    };

    private static bool HasOwn(Checks checks)
        => checks with { IsNested = false, Element = null } != Checks.None || (checks.Element is { } element && HasOwn(element));
}
