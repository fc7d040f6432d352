using System.Text.Json.Nodes;

namespace Keles.Machinery.Tests.Fields;

public sealed class FieldErrorTests
{
    private static readonly FieldPath Path = FieldPath.Root("spec").Child("x");

    [Fact]
    public void Paths_are_written_with_dots_indexes_and_keys()
    {
        Assert.Equal("spec.containers[0].ports[1].name", FieldPath.Root("spec", "containers").Index(0).Child("ports").Index(1).Child("name").ToString());
        Assert.Equal("metadata.labels[foo]", FieldPath.Root("metadata").Child("labels").Key("foo").ToString());
        Assert.Equal("[0].a", FieldPath.None.Index(0).Child("a").ToString());
        Assert.Equal("<nil>", FieldPath.None.ToString());
            }

    [Fact]
    public void Messages_are_upstreams()
    {
        Assert.Equal("spec.x: Invalid value: \"v\": detail", FieldError.Invalid(Path, "v", "detail").ToString());
        Assert.Equal("spec.x: Required value: detail", FieldError.Required(Path, "detail").ToString());
        Assert.Equal("spec.x: Required value", FieldError.Required(Path).ToString());
        Assert.Equal("spec.x: Unsupported value: \"x\": supported values: \"A\", \"B\"", FieldError.NotSupported(Path, "x", "A", "B").ToString());
        Assert.Equal("spec.x: Unsupported value: \"x\"", FieldError.NotSupported(Path, "x").ToString());
        Assert.Equal("spec.x: Too long: may not be more than 63 bytes", FieldError.TooLong(Path, 63).ToString());
        Assert.Equal("spec.x: Too long: may not be more than 1 byte", FieldError.TooLong(Path, 1).ToString());
        Assert.Equal("spec.x: Too long: value is too long", FieldError.TooLong(Path, -1).ToString());
        Assert.Equal("spec.x: Too long: may not be more than 5 characters", FieldError.TooLongCharacters(Path, 5).ToString());
        Assert.Equal("spec.x: Too short: must be at least 1 character", FieldError.TooShort(Path, 1).ToString());
        Assert.Equal("spec.x: Too many: 5: must have at most 4 items", FieldError.TooMany(Path, 5, 4).ToString());
        Assert.Equal("spec.x: Too many: must have at most 1 item", FieldError.TooMany(Path, -1, 1).ToString());
        Assert.Equal("spec.x: Too few: 0: must have at least 1 item", FieldError.TooFew(Path, 0, 1).ToString());
        Assert.Equal("spec.x: Duplicate value: \"a\"", FieldError.Duplicate(Path, "a").ToString());
        Assert.Equal("spec.x: Not found: \"v\"", FieldError.NotFound(Path, "v").ToString());
        Assert.Equal("spec.x: Forbidden: no", FieldError.Forbidden(Path, "no").ToString());
        Assert.Equal("spec.x: Internal error: oops", FieldError.Internal(Path, "oops").ToString());
        Assert.Equal("spec.x: Invalid value: one of them", FieldError.InvalidWithoutValue(Path, "one of them").ToString());
    }

    [Fact]
    public void Values_are_shown_as_go_shows_them()
    {
        Assert.Equal("-1", Show(-1));
        Assert.Equal("true", Show(true));
        Assert.Equal("null", Show(null));
        Assert.Equal("1.5", Show(1.5));
        Assert.Equal("\"tab\\there\\u200b\"", Show("tab\there\u200b"));
        Assert.Equal("[\"X\",\"\\u003ca\"]", Show(new[] { "X", "<a" }));
        Assert.Equal("\"3Mi\"", Show(Quantity.Parse("3Mi")));
        Assert.Equal("\"150%\"", Show(IntOrString.Of("150%")));
        Assert.Equal("0", Show(IntOrString.Of(0)));
        Assert.Equal("{\"a\":1,\"b\":[null]}", Show(JsonNode.Parse("{\"b\":[null],\"a\":1}")));
        Assert.Equal("{\"Type\":\"\\u003cX\"}", Show(RawJson.Parse("{\"Type\": \"<X\"}")));
    }

    [Fact]
    public void Several_errors_become_one_message_without_repetition()
    {
        var errors = new FieldErrors { FieldError.Required(Path) };
        Assert.Equal("spec.x: Required value", errors.ToString());
        errors.Add(FieldError.Required(Path));
        Assert.Equal("spec.x: Required value", errors.ToString());
        errors.Add(FieldError.Forbidden(Path, "no"));
        Assert.Equal("[spec.x: Required value, spec.x: Forbidden: no]", errors.ToString());
        Assert.Equal(3, errors.Count);
    }

    [Fact]
    public void Causes_carry_reason_message_and_field()
    {
        var error = FieldError.Invalid(Path, 5, "too much");
        Assert.Equal(("FieldValueInvalid", "Invalid value: 5: too much", "spec.x"), (error.Reason, error.Body, error.Field));
    }

    [Theory]
    [InlineData(1, "1", "1")]
    [InlineData(0.1, "0.1", "0.1")]
    [InlineData(-1234.5678, "-1234.5678", "-1234.5678")]
    [InlineData(1e20, "100000000000000000000", "1e+20")]
    [InlineData(123456789, "123456789", "1.23456789e+08")]
    [InlineData(123456, "123456", "123456")]
    [InlineData(1e21, "1e+21", "1e+21")]
    [InlineData(1e-5, "0.00001", "1e-05")]
    [InlineData(1e-6, "0.000001", "1e-06")]
    [InlineData(1e-7, "1e-7", "1e-07")]
    [InlineData(1.5e300, "1.5e+300", "1.5e+300")]
    [InlineData(0.0, "0", "0")]
    public void Doubles_are_written_as_go_writes_them(double value, string json, string text)
    {
        Assert.Equal(json, GoNumber.Json(value));
        Assert.Equal(text, GoNumber.Text(value));
    }

    private static string Show(object? value) => FieldError.Invalid(Path, value, "").Body["Invalid value: ".Length..];
}
