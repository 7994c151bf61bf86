using System.Globalization;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Generator.Binding.Types;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>Converts the responses of operations to their C# form.</summary>
internal sealed class ResponseBinder(TypeBinder types, StreamBinder streams, BindingProblems problems)
{
    private const string Default = "default";

    /// <param name="form">The form; null if no successful response has a body.</param>
    /// <param name="name">The name for the type of an inline schema.</param>
    internal ResponseModel Bind(ApiOperation operation, ResponseForm? form, TagClient client, string name)
        => BindForm(operation, form, client, name) with
        {
            Description = ResponseForm.SuccessesOf(operation).Select(response => response.Description?.Trim())
                .FirstOrDefault(text => !string.IsNullOrEmpty(text)),
        };

    private ResponseModel BindForm(ApiOperation operation, ResponseForm? form, TagClient client, string name)
    {
        if (form is null)
        {
            BindWhenEmpty(operation, answer: null);
            return new ResponseModel.None();
        }

        ApiResponse[] good = ResponseForm.SuccessesOf(operation);
        var pointers = good.Select(response => response.Pointer).ToEquatableArray();
        if (form.Kind == MediaKind.Json)
        {
            bool mayBeEmpty = good.Any(response => response.Content.IsEmpty && response.WhenEmpty is null);
            TypeRef type = form.ValueSchema is { } value ? types.Bind(value, client.Nested, name) : TypeRef.Any;
            return new ResponseModel.Json(type.Nullable(type.IsNullable || mayBeEmpty))
            {
                Accept = form.Content[0].MediaType,
                Pointers = pointers,
                WhenEmpty = BindWhenEmpty(operation, type),
            };
        }

        if (form.Suffix.Length == 0)
        {
            BindWhenEmpty(operation, answer: null);
        }

        if (form.Items is { } format)
        {
            return streams.Bind(operation, form.Content[0], format, client, name) with
            {
                Accept = form.Content[0].MediaType,
                Pointers = pointers.Concat(streams.PointersOf(form.Content[0])).ToEquatableArray(),
            };
        }

        pointers = pointers.Concat(MediaTypes.ReferencesOf(form.Content)).ToEquatableArray();
        string accept = string.Join(", ", form.Content.Select(content => content.MediaType));
        return form.Content.All(MediaTypes.IsText)
            ? new ResponseModel.Text { Accept = accept, Pointers = pointers }
            : new ResponseModel.Bytes { Accept = accept, Pointers = pointers };
    }

    /// <param name="name">The prefix of the names of inline schemas' types; the status follows.</param>
    internal EquatableArray<ErrorDoc> BindErrors(ApiOperation operation, TagClient client, string name) => operation.Responses
        .Where(response => !ResponseForm.IsSuccess(response))
        .Select(response => new ErrorDoc(
            response.Status,
            response.Description?.Trim() ?? "",
            ErrorTypeOf(operation, response, client, $"{name}Error{(response.Status == Default ? "Default" : response.Status)}")))
        .Where(error => error.Text.Length > 0 || error.Type is not null)
        .ToEquatableArray();

    /// <summary>The type of an error's body; null if the contract allows any value.</summary>
    private TypeRef? ErrorTypeOf(ApiOperation operation, ApiResponse response, TagClient client, string name)
    {
        // A response such as "default" that also describes a success has its type from there.
        return OperationSchemas.ErrorOf(response) is { } schema
            && (schema.Reference is not null || !ResponseForm.SuccessesOf(operation).Contains(response))
            && types.Bind(schema, client.Nested, name) is { Kind: not ValueKind.Any } type
                ? type.Nullable(false)
                : null;
    }

    private WhenEmptyModel? BindWhenEmpty(ApiOperation operation, TypeRef? answer)
    {
        WhenEmptyModel? bound = null;
        foreach (ApiResponse response in operation.Responses.Where(response => response.WhenEmpty is not null))
        {
            if (!(int.TryParse(response.Status, NumberStyles.None, CultureInfo.InvariantCulture, out int status)
                && status is >= 200 and < 300))
            {
                Report(response, ProblemRules.WhenEmptyStatus.Message(response.Status));
            }
            else if (types.Find(answer) is not UnionModel union
                || union.Cases.FirstOrDefault(@case => @case.Name == response.WhenEmpty) is not { Value: null } found
                || found.Properties.Any(property => property.IsRequired))
            {
                Report(response, ProblemRules.WhenEmptyUnresolved.Message(response.WhenEmpty));
            }
            else if (bound is not null)
            {
                Report(response, ProblemRules.WhenEmptyTwice.Message());
            }
            else
            {
                bound = new WhenEmptyModel(status, answer!.Name!.Inner(found.Name));
            }
        }

        return bound;

        void Report(ApiResponse response, ProblemMessage message) => problems.Add(message, response.Pointer + "/x-xaigen-when-empty");
    }
}
