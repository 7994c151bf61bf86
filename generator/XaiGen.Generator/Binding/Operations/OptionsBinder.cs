using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>Creates a type for the optional parameters that are not arguments.</summary>
internal sealed class OptionsBinder(BindingProblems problems)
{
    private const string Suffix = "Options";

    /// <summary>The types created so far, by operation: its methods share one if they have the same parameters.</summary>
    private readonly Dictionary<(string Operation, EquatableArray<ParameterModel> Parameters), MethodModel> _bound = [];

    internal MethodModel Bind(ApiOperation operation, MethodModel method, TagClient client)
    {
        if (method.Parameters.All(parameter => parameter.IsArgument))
        {
            return method;
        }

        if (_bound.TryGetValue((operation.Pointer, method.Parameters), out MethodModel? same))
        {
            return method with { Options = same.Options, Parameters = same.Parameters };
        }

        Identifier type = client.Nested.Allocate(method.Name.Text + Suffix, operation.Pointer);
        ParameterModel[] optional = [.. method.Parameters.Where(IsOption)];
        Identifier[] names = Names.Allocate(
            [.. optional.Select(parameter => new NameRequest(parameter.Name.Bare, Names.Property(parameter.Name.Bare, type)))], [type]);
        MethodModel bound = method with
        {
            Options = type,
            Parameters = method.Parameters
                .Select(
                    parameter => IsOption(parameter) ? parameter with { Option = names[Array.IndexOf(optional, parameter)] } : parameter)
                .ToEquatableArray(),
        };
        client.Nested.Add(new OptionsModel
        {
            Name = type,
            Doc = new Doc($"The optional parameters of {method.Name}{(method.Paging is null ? "" : "Page")}Async."),
            Parameters = bound.Parameters.Where(IsOption).ToEquatableArray(),
        });
        _bound.Add((operation.Pointer, method.Parameters), bound);
        return bound;
    }

    /// <summary>Reports names in <c>x-xaigen-arguments</c> that no parameter has, nor, if the body is flattened, any property.</summary>
    internal void Check(ApiOperation operation, MethodModel method)
    {
        for (int i = 0; i < operation.Arguments.Count; i++)
        {
            string name = operation.Arguments[i];
            if (!method.Parameters.Any(parameter => parameter.WireName == name))
            {
                problems.Add(
                    (operation.FlattenBody ? ProblemRules.ArgumentUnknownInBody : ProblemRules.ArgumentUnknown).Message(name),
                    $"{operation.Pointer}/x-xaigen-arguments/{i}");
            }
        }
    }

    private static bool IsOption(ParameterModel parameter) => !parameter.IsRequired && parameter.Source is not ParameterSource.BodyProperty;
}
