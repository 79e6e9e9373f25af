import { prefectureTiles } from '../../ui/prefecture-tiles';

// Shades that tell neighbours apart; they stand for nothing.
const shades = ['fill-key-200', 'fill-key-300', 'fill-key-400', 'fill-key-700', 'fill-key-900'];

/** The 47 prefectures as squares: a picture, without data. */
export function TileMap({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 13 12" aria-hidden="true" className={className}>
      {prefectureTiles.map(({ code, column, row }) => (
        <rect
          key={code}
          x={column + 0.05}
          y={row + 0.05}
          width="0.9"
          height="0.9"
          rx="0.14"
          className={shades[(Number(code) * 7 + row) % shades.length]}
        />
      ))}
    </svg>
  );
}
