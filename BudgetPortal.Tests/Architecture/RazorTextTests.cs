using Xunit;

namespace BudgetPortal.Tests.Architecture;

/// <summary>That the search for literal words finds them, and takes no code for words.</summary>
public sealed class RazorTextTests
{
    [Theory]
    [InlineData("<p>Hello</p>", "Hello")]
    [InlineData("@if (x > 0)\n{\n    <p>Hello @name</p>\n}", "Hello @name")]
    [InlineData("<p>@Text.Word and more</p>", "@Text.Word and more")]
    [InlineData("<PageTitle>Budgets</PageTitle>", "Budgets")]
    [InlineData("<RadzenButton Click=\"@(() => Go(1))\"><b>Save</b></RadzenButton>", "Save")]
    [InlineData("@foreach (var a in b)\n{\n    <li>\n        Row\n    </li>\n}", "Row")]
    public void A_literal_word_is_found(string markup, string word) => Assert.Equal([word], RazorText.Words(markup).Select(w => w.Text));

    [Theory]
    [InlineData("@page \"/budgets\"\n@inject Thing Other\n<p>@Text.Word</p>")]
    [InlineData("<p>@Words.Format(Text.Ends, a.End, b(\"c > d\")) · @x?.Name – @(y ? \"a\" : \"b\") &nbsp; 3</p>")]
    [InlineData("@if (x is { Length: > 0 } y && y < 3)\n{\n    <b>@y</b>\n}\nelse if (a)\n{\n    <i>@a</i>\n}\nelse\n{\n    <u>@b</u>\n}")]
    [InlineData("@foreach (var group in rows.GroupBy(r => r.Name))\n{\n    var sum = group.Sum(r => r.Amount);\n    <td>@sum.ToString(\"N2\", culture)</td>\n}")]
    [InlineData("<Grid Data=\"@rows.Where(r => r.Ok).ToList()\" Title='@Text.A'><Column Value=\"@(r => r.Name)\" /></Grid>")]
    [InlineData("@switch (state)\n{\n    case State.Draft:\n        <b>@Text.Draft</b>\n        break;\n    default:\n        <b>@Text.Other</b>\n        break;\n}")]
    [InlineData("<p>@x</p>\n@code {\n    private string Name { get; set; } = \"<b>word</b>\";\n}")]
    [InlineData("@{\n    var word = \"text\";\n}\n<kbd>Ctrl K</kbd><style>.a { color: red }</style>")]
    [InlineData("<CascadingValue Value=\"@this\">@ChildContent</CascadingValue>@Render(row => @<b>@row.Name</b>)")]
    public void Code_is_not_taken_for_words(string markup) => Assert.Empty(RazorText.Words(markup).Select(w => w.Text));

    [Fact]
    public void Attributes_are_found_with_their_values() => Assert.Equal(
        [("Text", "Save"), ("Click", "@(() => Go(a))"), ("aria-label", "@Text.Close")],
        RazorText.Attributes("<Button Text=\"Save\" Click=\"@(() => Go(a))\" aria-label=\"@Text.Close\">").Select(a => (a.Name, a.Value)));
}
