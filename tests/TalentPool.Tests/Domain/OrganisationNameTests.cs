using TalentPool.Domain;

namespace TalentPool.Tests.Domain;

public sealed class OrganisationNameTests
{
    [Theory]
    [InlineData("株式会社みなと情報", "みなと情報")]
    [InlineData("みなと情報㈱", "みなと情報")]
    [InlineData("（株）ミナト情報", "みなと情報")]
    [InlineData("ﾐﾅﾄ 情報 株式会社", "みなと情報")]
    [InlineData("Minato Systems Co., Ltd.", "minatosystems")]
    [InlineData("ＭＩＮＡＴＯ　Ｓｙｓｔｅｍｓ, Inc.", "minatosystems")]
    [InlineData("一般社団法人 澤邊会", "沢辺会")]
    [InlineData("国立大学法人北海道大学", "北海道大学")]
    [InlineData("あおば市役所", "あおば市役所")]
    public void Names_of_one_organisation_have_one_key(string name, string key) => Assert.Equal(key, OrganisationName.Key(name));

    // A name that is nothing but a legal form keeps it: an empty key would stand for everybody.
    [Theory]
    [InlineData("株式会社")]
    [InlineData("LLC")]
    public void A_bare_legal_form_is_a_name(string name) => Assert.NotEmpty(OrganisationName.Key(name));

    [Theory]
    [InlineData("みなと情報に勤務していた方の事例", "みなと情報", true)]
    [InlineData("ミナト情報㈱の事例", "みなと情報", true)]
    [InlineData("港の事例", "みなと情報", false)]
    [InlineData("何かの事例", "", false)]
    public void A_text_names_an_organisation_however_it_is_written(string text, string key, bool isNamed) => Assert.Equal(isNamed, OrganisationName.IsNamedIn(text, key));
}
