using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Cetegra.Consent.Tests.TagHelpers;

/// <summary>What the server writes into a gate that it opens (S25).</summary>
public sealed class GateContentTests
{
    [Theory]
    [InlineData("<template><iframe src=\"https://video.example/1\"></iframe></template>")]
    [InlineData("<a href=\"/film\">Film</a>\n<TEMPLATE>\n<iframe src=\"https://video.example/1\"></iframe></TEMPLATE>")]
    [InlineData("<template class=\"x\" id=y><p>Text<iframe src=\"https://video.example/1\"></iframe></template>")]
    [InlineData("<template><iframe src=\"https://video.example/1\"></iframe>")]
    [InlineData("<!-- <template> --><template><iframe src=\"https://video.example/1\" title=\"</template>\"></iframe></template>")]
    public void Content_of_one_template_is_live_in_valid_markup_and_the_rest_of_the_page_stays_outside(string inner)
    {
        var opened = GateContent.Open(inner);
        Assert.NotNull(opened);
        var document = new HtmlParser().ParseDocument($"<main><consent-gate open>{opened}</consent-gate><p id=\"after\">After</p></main>");
        var content = Assert.Single(document.QuerySelectorAll("consent-gate > div[data-consent-content][slot=content]"));
        Assert.Equal("https://video.example/1", Assert.Single(content.QuerySelectorAll("iframe")).GetAttribute("src"));
        var template = Assert.IsAssignableFrom<IHtmlTemplateElement>(Assert.Single(document.QuerySelectorAll("consent-gate > template")));
        Assert.Single(template.Content.QuerySelectorAll("iframe"));
        Assert.Equal("main", document.GetElementById("after")!.ParentElement!.LocalName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<a href=\"/film\">Film</a>")]
    [InlineData("<template></template>")]
    [InlineData("<template>A</template>…<template class=x>B</template>")]
    [InlineData("<div><template><p>Not a child of the gate</p></template></div>")]
    [InlineData("<p>Never closed<template><div>Text</template>")]
    [InlineData("<template><script>window.x = 1</script></template>")]
    [InlineData("<template><svg><script>window.x = 1</script></svg></template>")]
    [InlineData("<template><template><p>Inner</p></template></template>")]
    [InlineData("<template><consent-gate category=\"marketing\"></consent-gate></template>")]
    [InlineData("<template><img data-consent-src=\"https://video.example/1.png\"></template>")]
    [InlineData("<template><img data-src=\"https://video.example/1.png\"></template>")]
    [InlineData("<template><video data-consent-poster=\"https://video.example/1.png\"></video></template>")]
    [InlineData("<script type=\"text/plain\" src=\"https://video.example/1.js\"></script><template><p>Text</p></template>")]
    [InlineData("<img data-consent-src=\"https://video.example/1.png\"><template><p>Text</p></template>")]
    public void What_only_the_page_s_script_can_open_is_left_to_it(string inner) => Assert.Null(GateContent.Open(inner));
}
