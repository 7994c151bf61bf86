using XaiGen.Review;
using XaiGen.Traffic.Learning;
using Exchange = XaiGen.Traffic.Exchanges.Exchange;

namespace XaiGen.Traffic.Tests;

/// <summary>Forms are learned from, too: as URLs write them, and in parts.</summary>
public sealed class LearnedFormsOfRequestsTests
{
    private const string Contract = """
        openapi: 3.0.3
        info: { title: Shop, version: '1' }
        paths:
          /orders:
            post:
              operationId: addOrder
              requestBody:
                content:
                  application/x-www-form-urlencoded:
                    schema: { $ref: '#/components/schemas/Order' }
                  multipart/form-data:
                    schema: { $ref: '#/components/schemas/Order' }
              responses:
                '204': { description: Added. }
        components:
          schemas:
            Order:
              type: object
              required: [name]
              properties:
                name: { type: string }
                boxes: { type: integer, maximum: 5 }
                paid: { type: boolean }
                tags: { type: array, items: { type: string } }
                scan: { type: string, format: binary }
                state: { type: string, enum: [open] }

        """;

    public static TheoryData<string, string[]> Forms => new()
    {
        { "name=a+b&boxes=3&paid=true&tags=x&tags=y&state=open", [] },
        { "name=1&tags%5B%5D=x&tags[]=y&scan=@", [] },
        { "boxes=3", ["'name' is required and was not there."] },
        { "name=a&boxes=9", ["'boxes' was greater than the maximum."] },
        { "name=a&boxes=many", ["'boxes' was string, which the contract rules out."] },
        { "name=a&state=late", ["'state' has a value 'late' that the contract does not list."] },
        { "name=a&weight=7", ["'Order' has a property 'weight' that the contract does not describe: integer."] },
        { "name=a&api_key=%5Bredacted%5D", ["'Order' has a property 'api_key' that the contract does not describe: string."] },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_is_compared_in_both_ways_that_it_is_written(string form, string[] seen)
    {
        string parts = string.Concat(form.Split('&').Select(Part)) + "--b--\r\n";
        string pairs = form.Replace("@", "x", StringComparison.Ordinal);

        foreach (Exchange exchange in (Exchange[])[Sent("application/x-www-form-urlencoded", pairs),
            Sent("multipart/form-data; boundary=\"b\"", parts)])
        {
            Learn(exchange).Proposals.Select(proposal => proposal.Message.Replace(" (seen once)", "", StringComparison.Ordinal))
                .ShouldBe(seen);
        }
    }

    [Fact]
    public void A_file_that_the_contract_lacks_is_added_as_one()
    {
        Learned learned = Learn(Sent("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=name\r\n\r\na\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"me.png\"\r\n\r\nbytes of a face\r\n--b--\r\n"));

        learned.Proposals.ShouldHaveSingleItem().Message.ShouldStartWith("'Order' has a file 'photo' that the contract does not describe.");
        learned.Text.ShouldMatch("photo:\\s+type: string\\s+format: binary");
        (learned.Text + learned.Proposals[0].Message).ShouldNotContain("face");
    }

    private static string Part(string pair)
    {
        string[] field = [.. pair.Split('=').Select(text => Uri.UnescapeDataString(text.Replace('+', ' ')))];
        string head = $"--b\r\nContent-Disposition: form-data; name=\"{field[0]}\"";
        return field[1] == "@"
            ? $"{head}; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n\0\u0001\r\n"
            : $"{head}\r\n\r\n{field[1]}\r\n";
    }

    private static Learned Learn(Exchange exchange)
        => ContractLearner.Learn(
            new ContractText("shop.yaml", Contract), [exchange], new LearnOptions { ComparesCSharp = false, Least = Certainty.Possible });

    private static Exchange Sent(string type, string body)
        => Given.Exchange("https://shop.example/orders", status: 204, requestHeaders: [("Content-Type", type)], requestBody: body);
}
