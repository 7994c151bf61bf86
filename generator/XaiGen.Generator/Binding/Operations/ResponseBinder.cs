using System.Globalization;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Generator.Binding.Types;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>Gives the responses of operations their C# form.</summary>
internal sealed class ResponseBinder(TypeBinder types, StreamBinder streams, BindingProblems problems)
{
    /// <param name="form">The form; null where no success has a body.</param>
    /// <param name="name">The name that the type of an inline schema gets.</param>
    internal ResponseModel Bind(ApiOperation operation, ResponseForm? form, TagClient client, string name)
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
            return streams.Bind(
                operation, form.Content[0], format, client, name) with
            { Accept = form.Content[0].MediaType, Pointers = pointers };
        }

        pointers = pointers.Concat(MediaTypes.ReferencesOf(form.Content)).ToEquatableArray();
        string accept = string.Join(", ", form.Content.Select(content => content.MediaType));
        return form.Content.All(MediaTypes.IsText)
            ? new ResponseModel.Text { Accept = accept, Pointers = pointers }
            : new ResponseModel.Bytes { Accept = accept, Pointers = pointers };
    }

    internal EquatableArray<ErrorDoc> BindErrors(ApiOperation operation) => operation.Responses
        .Where(response => !ResponseForm.IsSuccess(response))
        .Select(response => new ErrorDoc(response.Status, response.Description?.Trim() ?? "", ErrorTypeOf(response)))
        .Where(error => error.Text.Length > 0 || error.Type is not null)
        .ToEquatableArray();

    private TypeRef? ErrorTypeOf(ApiResponse response)
        => OperationSchemas.ErrorOf(response) is { } schema
            && types.Bind(schema, types.TopLevel, "") is { Kind: ValueKind.Model } type ? type : null;

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
