using TalentPool.Domain;

namespace TalentPool.Search;

/// <summary>
/// Words that mean the same to those who look for digital people in local government. A search for any word of a line
/// finds every word of it. Short words that mean something else inside others stay out.
/// </summary>
static class Synonyms
{
    static readonly string[][] Lines =
    [
        ["DX", "デジタル変革", "デジタルトランスフォーメーション", "デジタル・トランスフォーメーション"],
        ["AI", "人工知能"],
        ["生成AI", "生成系AI", "ジェネレーティブAI"],
        ["ガバクラ", "ガバメントクラウド", "ガバメント・クラウド"],
        ["マイナカード", "マイナンバーカード", "個人番号カード"],
        ["BPR", "業務改革"],
        ["EBPM", "証拠に基づく政策立案"],
        ["PMO", "プロジェクトマネジメントオフィス"],
        ["PM", "プロジェクトマネージャー", "プロジェクトマネージャ", "プロジェクトマネジャー"],
        ["DMP", "デジタルマーケットプレイス"],
        ["GIS", "地理情報システム", "地理空間情報"],
        ["RFP", "提案依頼書"],
        ["RFI", "情報提供依頼"],
        ["BCP", "業務継続計画"],
        ["IaC", "Infrastructure as Code"],
        ["IoT", "モノのインターネット"],
        ["AWS", "アマゾンウェブサービス"],
        ["GCP", "Google Cloud"],
        ["M365", "Microsoft 365"],
        ["k8s", "Kubernetes", "クバネティス"],
        ["テレワーク", "リモートワーク", "在宅勤務"],
        ["機械学習", "マシンラーニング"],
        ["オープンデータ", "公開データ"],
        ["標準化", "標準準拠"],
        ["CIO補佐官", "CIO補佐", "最高情報統括責任者補佐官"],
        ["サイバーセキュリティ", "情報セキュリティ"],
        ["ノーコード", "ローコード"],
    ];

    static readonly Dictionary<string, string[]> ByWord = Read();

    /// <summary>The other words of the line of a folded word.</summary>
    public static IEnumerable<string> Of(string word) => ByWord.TryGetValue(word, out var line) ? line : [];

    static Dictionary<string, string[]> Read()
    {
        var byWord = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in Lines)
        {
            var folded = line.Select(JapaneseText.Fold).Distinct(StringComparer.Ordinal).ToArray();
            foreach (var word in folded) byWord.Add(word, folded);
        }
        return byWord;
    }
}
